package io.option150.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.Version;
import io.option150.registry.contract.EdgeBeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EdgeAddressesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Edges edges = new Edges();
    private final EdgeAddresses addresses = new EdgeAddresses(edges);

    @Test
    void thoseThatWereHeardOfLateAreAsked() {
        beat("a", NOW, "192.0.2.1:8081", "192.0.2.9:8081");
        beat("b", NOW.minus(Duration.ofSeconds(40)), "192.0.2.2:8081");
        beat("c", NOW.minus(Duration.ofMinutes(2)), "192.0.2.3:8081");
        beat("d", NOW);
        assertThat(addresses.at(NOW)).isEqualTo(Map.of("a", "192.0.2.1:8081", "b", "192.0.2.2:8081"));
    }

    @Test
    void whenNothingIsHeardAtAllThoseThatAreKnownAre() {
        beat("c", NOW.minus(Duration.ofMinutes(2)), "192.0.2.3:8081");
        assertThat(addresses.at(NOW)).isEqualTo(Map.of("c", "192.0.2.3:8081"));
    }

    private void beat(String id, Instant at, String... api) {
        edges.take(
                new Version(1, 1),
                new EdgeBeat(
                        id,
                        "1.0",
                        NOW,
                        "running",
                        new EdgeBeat.Addresses(List.of(), List.of(), List.of(api)),
                        0,
                        List.of()),
                at);
    }
}
