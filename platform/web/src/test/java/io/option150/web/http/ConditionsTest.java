package io.option150.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, section 13: the conditions of a request, alone and in their order. */
class ConditionsTest {

    private static final String THEN = "Fri, 02 Jan 2026 03:04:05 GMT";
    private static final Versioned VERSION = new Seen("\"a,b\"", THEN);

    private static final Versioned NONE = new Seen("", "");

    private record Seen(String tag, String date) implements Versioned {

        @Override
        public List<EntityTag> tags() {
            return EntityTag.parse(tag).stream().toList();
        }

        @Override
        public Optional<Instant> modified() {
            return HttpDate.parse(date);
        }
    }

    /** Headers are parted by bars. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            X: y                                                                    ; HOLD
            If-None-Match: "a,b"                                                    ; NOT_MODIFIED
            If-None-Match: W/"a,b"                                                  ; NOT_MODIFIED
            If-None-Match: *                                                        ; NOT_MODIFIED
            If-None-Match: "x" | If-None-Match: "y", "a,b"                          ; NOT_MODIFIED
            If-None-Match: "a" | If-None-Match: "b"                                 ; HOLD
            If-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT                        ; NOT_MODIFIED
            If-Modified-Since: Friday, 02-Jan-26 03:04:05 GMT                       ; NOT_MODIFIED
            If-Modified-Since: Fri Jan  2 03:04:05 2026                             ; NOT_MODIFIED
            If-Modified-Since: Fri, 02 Jan 2026 03:04:04 GMT                        ; HOLD
            If-Modified-Since: Fri, 02 Jan 2026 03:04:06 GMT                        ; HOLD
            If-Modified-Since: yesterday                                            ; HOLD
            If-None-Match: "x" | If-Modified-Since: Fri, 02 Jan 2026 03:04:05 GMT   ; HOLD
            If-Match: "a,b"                                                         ; HOLD
            If-Match: "x" | If-Match: "a,b"                                         ; HOLD
            If-Match: *                                                             ; HOLD
            If-Match: W/"a,b"                                                       ; FAILED
            If-Match: "a"                                                           ; FAILED
            If-Match: "x" | If-None-Match: "a,b"                                    ; FAILED
            If-Match: "a,b" | If-None-Match: "a,b"                                  ; NOT_MODIFIED
            If-Unmodified-Since: Fri, 02 Jan 2026 03:04:05 GMT                      ; HOLD
            If-Unmodified-Since: Fri, 02 Jan 2026 03:04:06 GMT                      ; HOLD
            If-Unmodified-Since: Fri, 02 Jan 2026 03:04:04 GMT                      ; FAILED
            If-Unmodified-Since: whenever                                           ; HOLD
            If-Match: "a,b" | If-Unmodified-Since: Fri, 02 Jan 2026 03:04:04 GMT    ; HOLD
            """)
    void conditionsAreLookedAtInTheirOrder(String headers, Conditions.Verdict verdict) {
        assertThat(Conditions.of(headers(headers), VERSION)).isEqualTo(verdict);
    }

    @Test
    void withoutATagOrATimeNothingIsHeldAndOnlyAnyVersionMatches() {
        assertThat(Conditions.of(headers("If-None-Match: \"a\""), NONE)).isEqualTo(Conditions.Verdict.HOLD);
        assertThat(Conditions.of(headers("If-Match: \"a\""), NONE)).isEqualTo(Conditions.Verdict.FAILED);
        assertThat(Conditions.of(headers("If-Modified-Since: " + THEN), NONE)).isEqualTo(Conditions.Verdict.HOLD);
        assertThat(Conditions.of(headers("If-Unmodified-Since: " + THEN), NONE)).isEqualTo(Conditions.Verdict.HOLD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            X: y                                             ; true
            If-Range: "a,b"                                  ; true
            If-Range: W/"a,b"                                ; false
            If-Range: "a"                                    ; false
            If-Range: Fri, 02 Jan 2026 03:04:05 GMT          ; true
            If-Range: Fri, 02 Jan 2026 03:04:06 GMT          ; false
            If-Range: Fri, 02 Jan 2026 03:04:04 GMT          ; false
            If-Range: nothing                                ; false
            If-Range: "a,b" | If-Range: "a,b"                ; false
            """)
    void aPartIsServedOfTheVersionThatIsNamedAlone(String headers, boolean allowed) {
        assertThat(Conditions.allowPart(headers(headers), VERSION)).isEqualTo(allowed);
    }

    @Test
    void aSingleDigitDayIsWrittenWithItsZero() {
        assertThat(HttpDate.format(Instant.parse("2026-01-02T03:04:05.9Z"))).isEqualTo(THEN);
    }

    private static MultiMap headers(String text) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String header : text.split("\\|", -1)) {
            int colon = header.indexOf(':');
            headers.add(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return headers;
    }
}
