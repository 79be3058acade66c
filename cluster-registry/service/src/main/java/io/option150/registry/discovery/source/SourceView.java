package io.option150.registry.discovery.source;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is told; its password never is.
 *
 * @param passwordGiven whether it has a password
 * @param tried when it was asked last
 * @param good when it told all it has last
 * @param reason why it told nothing when it was asked last; empty: it did, or was never asked
 */
record SourceView(
        String name,
        SourceKind kind,
        String url,
        String username,
        boolean passwordGiven,
        String certificateSha256,
        String clusterId,
        boolean enabled,
        @Schema(nullable = true) @Nullable Instant tried,
        @Schema(nullable = true) @Nullable Instant good,
        String reason,
        long sequence) {

    /** A source as it would be. */
    static SourceView of(String name, SourceForm form, Optional<Source> present) {
        boolean hasPassword = present.filter(it -> !it.password().isEmpty()).isPresent();
        return new SourceView(
                name,
                form.kind(),
                form.url(),
                form.username(),
                form.password().isPresent() || hasPassword,
                form.certificateSha256(),
                form.clusterId(),
                form.enabled(),
                null,
                null,
                "",
                0);
    }
}
