package io.option150.edge.http;

import io.option150.web.http.EntityTag;
import io.option150.web.http.HttpDate;
import io.option150.web.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what a source tells versions of a file apart (RFC 9110, section 8.8).
 *
 * @param etag entity tag with its quotes, or null
 * @param lastModified as the source wrote it, or null
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) implements Versioned {

    /** The source tells nothing. */
    public static final Validators NONE = new Validators(null, null);

    /** Whether a source can be asked for changes alone. */
    public boolean any() {
        return etag != null || lastModified != null;
    }

    /**
     * Whether an answer with {@code other} proves the same version (RES-15): the same strong tag, or, where none of the
     * two bears a tag, the same time of change. Lengths are for the caller to compare.
     */
    public boolean prove(Validators other) {
        if (etag != null || other.etag != null) {
            return etag != null && !etag.startsWith("W/") && etag.equals(other.etag);
        }
        return lastModified != null && Objects.equals(lastModified, other.lastModified);
    }

    @Override
    public List<EntityTag> tags() {
        return etag == null ? List.of() : EntityTag.parse(etag).stream().toList();
    }

    @Override
    public Optional<Instant> modified() {
        return HttpDate.parse(lastModified);
    }
}
