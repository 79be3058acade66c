package io.option150.registry.fleet;

import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.ServiceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of a copy of the edge at once. Open transfers, and how far it is, change with each beat; whoever shows
 * them asks for them at times.
 *
 * @param heard whether it told of itself within the last 15 s
 * @param namesake where another copy answers that tells of itself by the same id
 */
public record EdgeMark(
        String edgeId,
        boolean heard,
        String version,
        Instant started,
        String state,
        @Nullable ServiceState desired,
        long restart,
        List<EdgeBeat.Step> steps,
        List<String> namesake) {

    public EdgeMark {
        steps = List.copyOf(steps);
        namesake = List.copyOf(namesake);
    }

    static EdgeMark of(EdgeView edge) {
        return new EdgeMark(
                edge.edgeId(),
                edge.silentSince() == null,
                edge.version(),
                edge.started(),
                edge.state(),
                edge.desired(),
                edge.restart(),
                edge.steps(),
                edge.namesake());
    }
}
