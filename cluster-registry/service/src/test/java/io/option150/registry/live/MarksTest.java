package io.option150.registry.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void whatDiffersIsNamed() {
        var before = new Marks("", 7, 3);
        assertThat(new Marks("", 7, 3).since(before)).isEmpty();
        assertThat(new Marks("2026-01-02", 8, 4).since(before)).containsExactly("phones", "edges", "records");
        assertThat(new Marks("", 8, 3).since(before)).containsExactly("records");
    }
}
