package io.option150.cli.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** With {@code ./option150 test --fuzz} Jazzer looks for inputs; otherwise the known ones are tried. */
class CsvFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyLineIsValuesOfNoMoreThanItsLength(byte[] input) {
        var line = new String(input, UTF_8);
        var values = CsvLine.values(line);
        assertThat(values).hasSizeBetween(1, line.length() + 1);
        assertThat(values.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(line.length());
    }
}
