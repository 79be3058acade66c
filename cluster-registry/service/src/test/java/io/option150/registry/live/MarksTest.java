package io.option150.registry.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.fleet.EdgeMark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void whatDiffersIsNamed() {
        var before = new Marks("", 7, Set.of(edge("running")), ends(3, 4));
        assertThat(new Marks("", 7, Set.of(edge("running")), ends(3, 4)).since(before))
                .isEmpty();
        assertThat(new Marks("2026-01-02", 8, Set.of(edge("stopped")), ends(3, 4)).since(before))
                .containsExactly("phones", "edges", "records");
        assertThat(new Marks("", 8, Set.of(edge("running")), ends(3, 4)).since(before))
                .containsExactly("records");
        assertThat(new Marks("", 7, Set.of(edge("running")), ends(5, 4)).since(before))
                .containsExactly("files");
        assertThat(new Marks("", 7, Set.of(edge("running")), ends(3, 5)).since(before))
                .containsExactly("trust");
        assertThat(new Marks("", 7, Set.of(edge("running")), ends(3, 4))
                        .since(new Marks("", 7, Set.of(edge("running")), Map.of())))
                .as("whose ends were not known before")
                .isEmpty();
    }

    private static Map<String, Long> ends(long files, long trust) {
        return Map.of(TopicEnds.FILES, files, TopicEnds.TRUST, trust);
    }

    private static EdgeMark edge(String state) {
        return new EdgeMark("a", true, "1.0", Instant.EPOCH, state, null, 0, List.of(), List.of());
    }
}
