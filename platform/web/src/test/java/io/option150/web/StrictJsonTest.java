package io.option150.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

    /** A body of a call, all of whose fields may be left out. */
    record Form(@Nullable String certificate, @Nullable String password) {}

    // As the framework hands it to those who customize it.
    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cert\":\"a\"} | cert: is not a known field; known are [",
                "{\"certificate\":\"a\",\"certificate\":\"b\"} | Duplicate field 'certificate'",
                "{\"certificate\":\"a\"} {\"password\":\"b\"} | Trailing token",
            })
    void whatCouldBeMeantOtherwiseIsRefused(String body, String says) {
        assertThatThrownBy(() -> json.readValue(body, Form.class))
                .isInstanceOfSatisfying(
                        JsonProcessingException.class,
                        refused -> assertThat(JsonProblems.of(refused).detail()).contains(says));
    }

    @Test
    void aTreeIsHeldToTheSame() {
        assertThatThrownBy(() -> json.readTree("{\"a\":{\"b\":1,\"b\":2}}"))
                .hasMessageContaining("Duplicate field 'b'");
    }
}
