package io.option150.edge.resolve;

import io.option150.edge.cache.CacheKey;
import io.option150.edge.cache.Tag;
import io.option150.edge.cache.Validators;
import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.Form;
import io.option150.edge.view.View;
import io.option150.files.contract.FileRecord;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The own file that a name stands for.
 *
 * @param file as it now is
 * @param signer who signs it for this name; empty: it is served as it is
 */
record OwnMatch(FileRecord file, Optional<String> signer) {

    OwnMatch {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(signer, "signer");
    }

    /** A file that really bears the name, else the plain file whose signed form is asked for (RES-2). */
    static Optional<OwnMatch> of(ClassifiedName name, View view) {
        Optional<OwnMatch> bearer =
                view.files().find(name.name().value()).map(file -> new OwnMatch(file, Optional.empty()));
        if (bearer.isPresent() || name.form() == Form.PLAIN) {
            return bearer;
        }
        return view.files().find(name.base()).map(file -> new OwnMatch(file, Optional.of(view.signer())));
    }

    CacheKey key(ClassifiedName name) {
        return signer.<CacheKey>map(who ->
                        new CacheKey.Signed(file.sha256(), who, name.name().value()))
                .orElseGet(() -> new CacheKey.Own(file.sha256(), file.path()));
    }

    /** What the bytes depend on. */
    Set<Tag> tags() {
        Tag name = Tag.ofPath(file.path());
        Tag bytes = new Tag.Bytes(file.sha256());
        return signer.isPresent() ? Set.of(name, bytes, new Tag.Signer()) : Set.of(name, bytes);
    }

    /** What HTTP clients tell versions apart by. A signature is another one each time it is made. */
    Validators validators() {
        if (signer.isPresent()) {
            return Validators.NONE;
        }
        String modified =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(file.modified().atOffset(ZoneOffset.UTC));
        return new Validators('"' + file.sha256() + '"', modified);
    }
}
