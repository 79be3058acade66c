package io.option150.web.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What clients tell versions of a thing apart by (RFC 9110, section 8.8). Asked only where a request has conditions. */
public interface Versioned {

    /** The entity tags that this version has, each as good as the others; none where it has none. */
    List<EntityTag> tags();

    /** When it was made, in whole seconds; empty where nobody knows. */
    Optional<Instant> modified();

    /** A version that is known by this tag alone. */
    static Versioned of(EntityTag tag) {
        return new Versioned() {

            @Override
            public List<EntityTag> tags() {
                return List.of(tag);
            }

            @Override
            public Optional<Instant> modified() {
                return Optional.empty();
            }
        };
    }
}
