package io.option150.registry.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.fleet.EdgeMark;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void whatDiffersIsNamed() {
        var before = new Marks("", 7, Set.of(edge("running")));
        assertThat(new Marks("", 7, Set.of(edge("running"))).since(before)).isEmpty();
        assertThat(new Marks("2026-01-02", 8, Set.of(edge("stopped"))).since(before))
                .containsExactly("phones", "edges", "records");
        assertThat(new Marks("", 8, Set.of(edge("running"))).since(before)).containsExactly("records");
    }

    private static EdgeMark edge(String state) {
        return new EdgeMark("a", true, "1.0", Instant.EPOCH, state, null, 0, List.of(), List.of());
    }
}
