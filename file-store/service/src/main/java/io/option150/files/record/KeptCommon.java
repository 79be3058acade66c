package io.option150.files.record;

import io.option150.config.common.CommonFile;
import io.option150.config.common.CommonKind;
import io.option150.config.common.Value;
import io.option150.config.record.RefusedRecord;
import java.util.Optional;

/**
 * A record of a common file as it is kept.
 *
 * @param kind by its word
 * @param content without secrets where these do not open
 * @param closed why secrets do not open; empty: they do, or there are none
 */
public record KeptCommon(
        String name,
        String kind,
        String path,
        String callManagerGroup,
        String template,
        Value.Tree content,
        Optional<RefusedRecord> closed)
        implements Kept<CommonFile> {

    /** A record that holds. */
    public static KeptCommon of(CommonFile file) {
        return new KeptCommon(
                file.name(),
                file.kind().word(),
                file.path(),
                file.callManagerGroup(),
                file.template(),
                file.content(),
                Optional.empty());
    }

    /** Whether a text of its content is never to be shown; of a kind that there is no longer by names alone. */
    public boolean isSecret(String path) {
        return CommonKind.of(kind).map(it -> it.isSecret(path)).orElseGet(() -> Value.isSecret(path));
    }

    @Override
    public CommonFile record() {
        closed.ifPresent(why -> {
            throw why;
        });
        return new CommonFile(name, kind(kind), path, callManagerGroup, template, content);
    }

    /**
     * The kind of this word.
     *
     * @throws RefusedRecord where there is none
     */
    public static CommonKind kind(String word) {
        return CommonKind.of(word)
                .orElseThrow(() ->
                        new RefusedRecord("kind", "must be one of " + String.join(", ", CommonKind.words()), word));
    }
}
