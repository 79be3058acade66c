package io.option150.registry.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.Version;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.EdgeBeat.TopicPosition;
import io.option150.registry.fleet.EdgeView.TopicLag;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Edges edges = new Edges();

    @Test
    void aCopyIsSilentAfterFifteenSecondsAndGoneAfterADay() {
        edges.take(new Version(1, 1), beat("a", "running", 7), NOW);
        assertThat(edges.find("a", NOW.plusSeconds(15)).orElseThrow().silentSince())
                .isNull();
        assertThat(edges.find("a", NOW.plusSeconds(16)).orElseThrow().silentSince())
                .isEqualTo(NOW);
        assertThat(edges.audible(NOW.plusSeconds(16))).isZero();
        assertThat(edges.silent(NOW.plusSeconds(16))).isOne();
        assertThat(edges.all(NOW.plusSeconds(24 * 3600))).hasSize(1);
        assertThat(edges.all(NOW.plusSeconds(24 * 3600 + 1))).isEmpty();
        assertThat(edges.silent(NOW)).isZero();
    }

    @Test
    void theNewestBeatCountsWhicheverComesLast() {
        edges.take(new Version(2, 1), beat("a", "running", 7), NOW);
        edges.take(new Version(1, 900), beat("a", "stopped", 7), NOW.plusSeconds(1));
        edges.take(new Version(2, 1), beat("a", "stopped", 7), NOW.plusSeconds(1));
        var seen = edges.find("a", NOW).orElseThrow();
        assertThat(seen.state()).isEqualTo("running");
        assertThat(seen.lastSeen()).isEqualTo(NOW);
    }

    @Test
    void aCopyThatComesBackWithItsClockSetBackIsHeardOnceItsFormerSelfIsSilent() {
        edges.take(new Version(2, 900), beat("a", "stopped", 7), NOW);
        edges.take(new Version(1, 3), beat("a", "running", 7), NOW.plusSeconds(15));
        assertThat(edges.find("a", NOW).orElseThrow().state()).isEqualTo("stopped");
        edges.take(new Version(1, 4), beat("a", "running", 7), NOW.plusSeconds(16));
        assertThat(edges.find("a", NOW).orElseThrow().state()).isEqualTo("running");
    }

    @Test
    void twoCopiesOfOneIdAreToldUntilOneIsSilent() {
        edges.take(new Version(1, 1), beat("a", "192.0.2.1:8081", NOW), NOW);
        edges.take(new Version(1, 2), beat("a", "192.0.2.2:8081", NOW.plusSeconds(60)), NOW.plusSeconds(61));
        edges.take(new Version(1, 3), beat("a", "192.0.2.2:8081", NOW.plusSeconds(60)), NOW.plusSeconds(62));
        assertThat(edges.find("a", NOW).orElseThrow().namesake()).isEmpty();
        edges.take(new Version(1, 4), beat("a", "192.0.2.1:8081", NOW), NOW.plusSeconds(63));
        assertThat(edges.find("a", NOW).orElseThrow().namesake()).containsExactly("192.0.2.2:8081");
        edges.take(new Version(1, 5), beat("a", "192.0.2.2:8081", NOW.plusSeconds(60)), NOW.plusSeconds(64));
        assertThat(edges.find("a", NOW).orElseThrow().namesake()).containsExactly("192.0.2.1:8081");
        for (int second = 65; second < 80; second++) {
            edges.take(
                    new Version(2, second), beat("a", "192.0.2.2:8081", NOW.plusSeconds(60)), NOW.plusSeconds(second));
        }
        assertThat(edges.find("a", NOW.plusSeconds(79)).orElseThrow().namesake())
                .isEmpty();
    }

    @Test
    void aCopyThatIsStartedAnewElsewhereHasNoNamesake() {
        edges.take(new Version(1, 1), beat("a", "192.0.2.1:8081", NOW), NOW);
        edges.take(new Version(1, 2), beat("a", "192.0.2.2:8081", NOW.plusSeconds(5)), NOW.plusSeconds(5));
        assertThat(edges.find("a", NOW).orElseThrow().namesake()).isEmpty();
    }

    @Test
    void howFarACopyIsIsMeasuredByTheOneThatIsFurthest() {
        edges.take(new Version(1, 1), beat("b", "running", 12), NOW);
        edges.take(new Version(1, 1), beat("a", "running", 7), NOW);
        assertThat(edges.all(NOW)).extracting(EdgeView::edgeId).containsExactly("a", "b");
        assertThat(edges.find("a", NOW).orElseThrow().topics()).containsExactly(new TopicLag("t", 3, 7, 3, 12, 0));
    }

    @Test
    void whatIsToldAtOnceIsTheSameWhileACopyOnlyBeats() {
        edges.take(new Version(1, 1), beat("a", "running", 7), NOW);
        var before = edges.marks(NOW);
        edges.take(new Version(1, 2), beat("a", "running", 9), NOW.plusSeconds(5));
        assertThat(edges.marks(NOW.plusSeconds(5))).isEqualTo(before);
        assertThat(edges.marks(NOW.plusSeconds(21))).isNotEqualTo(before);
        edges.take(new Version(1, 3), beat("a", "stopping", 9), NOW.plusSeconds(6));
        assertThat(edges.marks(NOW.plusSeconds(6))).isNotEqualTo(before);
        edges.remove("a");
        assertThat(edges.marks(NOW.plusSeconds(6))).isEmpty();
    }

    private static EdgeBeat beat(String id, String state, long sequence) {
        return new EdgeBeat(
                id,
                "1.0",
                NOW,
                state,
                new EdgeBeat.Addresses(List.of("192.0.2.1:69"), List.of(), List.of()),
                0,
                List.of(new TopicPosition("t", 3, sequence, 0)));
    }

    private static EdgeBeat beat(String id, String api, Instant started) {
        return new EdgeBeat(
                id,
                "1.0",
                started,
                "running",
                new EdgeBeat.Addresses(List.of("192.0.2.1:69"), List.of(), List.of(api)),
                0,
                List.of());
    }
}
