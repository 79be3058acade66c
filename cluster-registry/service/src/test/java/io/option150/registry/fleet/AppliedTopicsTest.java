package io.option150.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.Version;
import io.option150.registry.contract.EdgeBeat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppliedTopicsTest {

    private final Edges edges = new Edges();
    private final AppliedTopics applied = new AppliedTopics(edges);

    @Test
    void theSlowestThatRunsCountsAndOneThatStartsHoldsUpNobody() {
        assertThat(applied.byAll("files")).isEmpty();
        hear("starting", "starting", 0);
        assertThat(applied.byAll("files")).isEmpty();
        hear("stopped", "stopped", 3);
        assertThat(applied.byAll("files")).isEmpty();
        hear("fast", "running", 9);
        assertThat(applied.byAll("files")).hasValue(9);
        hear("slow", "running", 7);
        assertThat(applied.byAll("files")).hasValue(7);
        assertThat(applied.byAll("others")).hasValue(0);
    }

    private void hear(String edge, String state, long sequence) {
        var now = Instant.now();
        edges.take(
                new Version(1, 1),
                new EdgeBeat(
                        edge,
                        "1.0",
                        now,
                        state,
                        new EdgeBeat.Addresses(List.of(), List.of(), List.of("192.0.2.1:8081")),
                        0,
                        List.of(new EdgeBeat.TopicPosition("files", sequence == 0 ? 0 : 1, sequence, 0))),
                now);
    }
}
