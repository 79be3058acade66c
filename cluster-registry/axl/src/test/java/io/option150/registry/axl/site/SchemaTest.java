package io.option150.registry.axl.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

    @ParameterizedTest
    @CsvSource({
        "12.5.1, 12.5",
        "12.5.1.11900(146), 12.5",
        "12.8.1, 12.5",
        "13.0.1, 12.5",
        "14.0.1.13024-2, 14.0",
        "14, ",
        "15.0.1, 15.0",
        "16.1.0, 15.0",
        "10.0.1, 10.0",
        "10.5.2.10000(5), 10.5",
        "9.1.2, ",
        "'', ",
        "twelve, "
    })
    void theNewestThatFits(String release, String schema) {
        assertThat(Schema.fitting(release).map(Schema::text).orElse(null)).isEqualTo(schema);
    }
}
