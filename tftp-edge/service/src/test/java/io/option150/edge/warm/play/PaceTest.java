package io.option150.edge.warm.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void itIsSteadyOnceThreeRoundsBringNoMore() {
        assertThat(of(10, 40, 90, 150, 160, 170, 172).isSteady()).isFalse();
        assertThat(of(10, 40, 90, 150, 160, 170, 172, 171, 175).isSteady()).isTrue();
        assertThat(of(100, 100, 100, 100, 100).isSteady()).as("too few").isFalse();
        assertThat(of(100, 100, 100, 100, 100, 100).isSteady()).isTrue();
    }

    @Test
    void aFrontThatNeverAnswersIsGivenUpAndOneThatDoesIsNot() {
        assertThat(of(0, 0, 0, 0, 0).isHopeless()).isFalse();
        assertThat(of(0, 0, 0, 0, 0, 0).isHopeless()).isTrue();
        assertThat(of(0, 0, 0, 0, 0, 0, 1).isHopeless()).isFalse();
        assertThat(of(0, 0, 0, 0, 0, 0, 0).isSteady()).isFalse();
    }

    private static Pace of(int... rounds) {
        Pace pace = new Pace();
        IntStream.of(rounds).forEach(pace::add);
        return pace;
    }
}
