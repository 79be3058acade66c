package io.option150.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSpellingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/files/a%20b.xml",
                "/api/v1/files/caf%C3%A9.xml",
                "/api/v1/files/a%3Bb",
                "/api/v1/files//a",
                "/api/v1/files/a/",
                "/api/v1/files/...",
                "/api/v1/files/.hidden",
                "/api/v1/files/a..b",
                "/api/v1/files/%2ehidden",
                "/api/v1/devices/SEP001122AABBCC.cnf.xml",
            })
    void whatEverybodyTakesForTheSameIsFine(String path) {
        assertThat(PathSpelling.fault(path)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                  | must begin with one '/'
            *                   | must begin with one '/'
            api/v1              | must begin with one '/'
            //api/v1            | must begin with one '/'
            /api;x/v1           | must not have a ';'
            /api/v1/x;          | must not have a ';'
            /api\\v1            | must not have a '\\'
            /api%2fv1           | must not have an encoded slash, backslash or NUL
            /api%5Cv1           | must not have an encoded slash, backslash or NUL
            /api/v1%00          | must not have an encoded slash, backslash or NUL
            /x/../api           | must not have a '..' segment
            /x/%2e%2E/api       | must not have a '..' segment
            /x/.%2e             | must not have a '..' segment
            /./api              | must not have a '.' segment
            /api/%2e            | must not have a '.' segment
            /api/%zz            | must have two hex digits after each '%'
            /api/%4             | must have two hex digits after each '%'
            /api/a b            | must not have blanks and control characters that are not percent-encoded
            """)
    void whatOneTakesForAnotherIsRefusedByItsRule(String path, String rule) {
        var fault = PathSpelling.fault(path);
        assertThat(fault).isNotNull();
        assertThat(fault.field()).isEqualTo("path");
        assertThat(fault.rule()).isEqualTo(rule);
        assertThat(fault.value()).isEqualTo(path);
    }

    @Test
    void openPathsAreOpenByTheirSegments() {
        assertThat(OpenPath.tree("/q/health").holds("/q/health")).isTrue();
        assertThat(OpenPath.tree("/q/health").holds("/q/health/ready")).isTrue();
        assertThat(OpenPath.tree("/q/health").holds("/q/healthy")).isFalse();
        assertThat(OpenPath.file("/q/metrics").holds("/q/metrics/x")).isFalse();
        assertThat(OpenPath.file("/q/metrics").holds("/q")).isFalse();
    }
}
