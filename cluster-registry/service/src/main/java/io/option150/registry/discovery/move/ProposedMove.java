package io.option150.registry.discovery.move;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A phone that could be moved.
 *
 * @param from the home of its record; null: it has none
 * @param to clusters that have the phone
 * @param sources that say so
 * @param byHand whether its home was set by hand, so that it stays whatever is stated
 */
record ProposedMove(
        String device,
        @Schema(nullable = true) @Nullable String from,
        List<String> to,
        List<String> sources,
        boolean byHand) {

    ProposedMove {
        to = List.copyOf(to);
        sources = List.copyOf(sources);
    }
}
