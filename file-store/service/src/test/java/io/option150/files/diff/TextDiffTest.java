package io.option150.files.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void textsOfTooManyLinesAreNotCompared() {
        var first = "a\n".repeat(TextDiff.MOST_LINES / 2);
        var most = first + "b\n";

        assertThat(TextDiff.ofFew("a.txt", "1", first, "2", first)).hasValue("");
        assertThat(TextDiff.ofFew("a.txt", "1", first, "2", most)).isEmpty();
        assertThatThrownBy(() -> TextDiff.of("a.txt", "1", first, "2", most))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("20001 lines");
    }
}
