package io.option150.registry.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {

    /** Of the whole page over the wire, zipped. */
    private static final int MOST_BYTES = 300_000;

    @Test
    void thePageNamesPartsThatAreThereAndNothingOfAnotherHost() {
        var files = ConsoleFiles.read();
        var page = new String(requireNonNull(files.get(ConsoleFiles.INDEX)).plain(), StandardCharsets.UTF_8);
        assertThat(files.keySet().stream().filter(name -> !name.equals(ConsoleFiles.INDEX)))
                .hasSize(4)
                .allSatisfy(name -> assertThat(page).contains("\"console/" + name + "\""));
        assertThat(page).doesNotContain("//").doesNotContain("<style").doesNotContain("<script>");
    }

    @Test
    void itIsSmall() {
        assertThat(ConsoleFiles.read().values().stream()
                        .mapToInt(file -> file.zipped().length)
                        .sum())
                .isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8", "GZIP", "deflate,gzip"})
    void whoTakesGzipGetsIt(String accepted) {
        assertThat(ConsoleRoute.takesZip(accepted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "gzip;q=0", "gzip;q=0.000, br", "xgzip", "identity"})
    void whoDoesNotGetsThePlainFile(String accepted) {
        assertThat(ConsoleRoute.takesZip(accepted)).isFalse();
    }
}
