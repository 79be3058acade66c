package io.option150.files.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.option150.config.common.Value;
import io.option150.files.check.FindingView;
import io.option150.files.record.KeptCommon;
import io.option150.files.record.Stored;
import io.option150.files.record.ValueJson;
import io.option150.files.render.RenderFindings;
import io.option150.files.render.RenderState;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file that many phones share, as it is told.
 *
 * @param path of its file; empty: the usual one of its kind and name
 * @param template of a site's own; empty: none
 * @param content what it says, secrets as {@code ***}; a list leaves it out
 * @param rendering how making its files ends; null: not yet
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 * @param findings why it can have no files as it stands; left out: nothing speaks against it, or it is in a list
 */
record CommonFileView(
        String name,
        String kind,
        String path,
        String callManagerGroup,
        String template,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        @Nullable
        JsonNode content,

        @Nullable RenderState rendering,
        long version,
        long sequence,
        Instant modified,
        String who,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FindingView> findings) {

    static CommonFileView of(Stored<KeptCommon> file, @Nullable RenderState rendering, boolean isShown) {
        var kept = file.value();
        var content = ValueJson.json(isShown ? kept.content() : masked(kept.content(), kept::isSecret));
        return of(
                file, content, rendering, kept.refused().map(RenderFindings::of).orElse(List.of()));
    }

    /** Of one in a list, where its content is not read. */
    static CommonFileView brief(Stored<KeptCommon> file, @Nullable RenderState rendering) {
        return of(file, null, rendering, List.of());
    }

    private static CommonFileView of(
            Stored<KeptCommon> file,
            @Nullable JsonNode content,
            @Nullable RenderState rendering,
            List<FindingView> findings) {
        var kept = file.value();
        return new CommonFileView(
                kept.name(),
                kept.kind(),
                kept.path(),
                kept.callManagerGroup(),
                kept.template(),
                content,
                rendering,
                file.version(),
                file.sequence(),
                file.modified(),
                file.who(),
                findings);
    }

    /** With masks in the place of secrets. */
    static Value.Tree masked(Value.Tree content, Predicate<String> isSecret) {
        return content.map((path, text) -> isSecret.test(path) ? Masks.mask(text, false) : text);
    }
}
