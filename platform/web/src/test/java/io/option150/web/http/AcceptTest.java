package io.option150.web.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 12.5.1, for an answer that is JSON or a PEM file. Lines are parted by bars. */
class AcceptTest {

    private static final List<String> MADE = List.of("application/json", "application/x-pem-file");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "Application/JSON; q=0.1",
                "application/*",
                "text/html, application/x-pem-file",
                "text/html | application/json",
                "text/html;level=\"a,b/c\", application/json",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "nonsense, application/json",
                "application/json;q=0, */*;q=0.1",
                ";q=1, */*",
            })
    void oneOfTheTypesIsEnough(String lines) {
        assertThatCode(() -> Accept.require(lines(lines), MADE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/html",
                "text/*",
                "application/jsonp",
                "json",
                "application/json;q=0",
                "application/json; Q=0.000, application/x-pem-file;q=0",
                "text/html;x=\", application/json\"",
                "application/x-pem-file;q=0, application/json;q=0, */*",
                "text/html;x=\"open, application/json",
            })
    void whoTakesNoneIsToldThoseThatThereAre(String lines) {
        assertThatThrownBy(() -> Accept.require(lines(lines), MADE))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("This call is answered as application/json, application/x-pem-file; Accept is ")
                .extracting(e -> ((ProblemException) e).problem().status())
                .isEqualTo(406);
    }

    @Test
    void whoSaysNothingTakesAll() {
        assertThatCode(() -> Accept.require(List.of(), MADE)).doesNotThrowAnyException();
    }

    @Test
    void whatIsLongIsReadToItsEnd() {
        var quotes = "text/html;x=" + "\"a\\\\\"".repeat(20_000) + ", application/json";
        assertThatCode(() -> Accept.require(List.of(quotes), MADE)).doesNotThrowAnyException();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\\|", -1));
    }
}
