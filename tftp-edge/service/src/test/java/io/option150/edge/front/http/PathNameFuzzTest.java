package io.option150.edge.front.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import java.util.List;

/** RES-1: with {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class PathNameFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyPathAndAnyNameIsNormalisedOrRefused(byte[] input) {
        PathName.decode(new String(input, ISO_8859_1)).ifPresent(PathNameFuzzTest::check);
        check(new String(input, UTF_8));
    }

    private static void check(String asked) {
        FileName name;
        try {
            name = FileName.parse(asked);
        } catch (RefusedNameException refused) {
            assertThat(refused.rule()).isNotBlank();
            return;
        }
        assertThat(name.value().getBytes(UTF_8)).hasSizeBetween(1, 255);
        assertThat(List.of(name.value().split("/"))).doesNotContain("..", ".");
        assertThat(name.value()).doesNotStartWith("/").doesNotContain("\0", "\n", "\r");
        assertThat(FileName.parse(name.value())).isEqualTo(name);
        assertThat(FileName.fold(name.folded())).isEqualTo(name.folded());
    }
}
