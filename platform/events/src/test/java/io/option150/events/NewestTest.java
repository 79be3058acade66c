package io.option150.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestTest {

    private final Newest newest = new Newest();

    @Test
    void aRepeatAndALateCopyAreNotNewer() {
        assertThat(newest.advance("a", 5)).isTrue();
        assertThat(newest.advance("a", 5)).isFalse();
        assertThat(newest.advance("a", 4)).isFalse();
        assertThat(newest.advance("a", 6)).isTrue();
    }

    @Test
    void keysAreApart() {
        assertThat(newest.advance("a", 5)).isTrue();
        assertThat(newest.advance("b", 1)).isTrue();
    }
}
