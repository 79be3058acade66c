package io.option150.registry.discovery.run;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is told, while it goes on, too.
 *
 * @param askedBy {@code schedule}, or who asked for it
 * @param sources in the order of their names; empty while it waits
 */
record RunView(
        long id,
        RunState state,
        Instant asked,
        String askedBy,
        @Schema(nullable = true) @Nullable Instant started,
        @Schema(nullable = true) @Nullable Instant ended,
        List<SourceReport> sources) {

    RunView {
        sources = List.copyOf(sources);
    }
}
