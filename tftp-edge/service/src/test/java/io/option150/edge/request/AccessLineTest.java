package io.option150.edge.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line that is written by hand says what the API says of the same request. */
class AccessLineTest {

    private static final Instant TIME = Instant.parse("2026-11-25T05:46:53.007Z");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final AccessLine lines = new AccessLine();

    @Test
    void aLineHoldsEveryFieldOfTheRecordAndNothingElse() throws IOException {
        RequestRecord request = request(TIME, "Désktops/\"a\\b\" 日本.xml");

        String line = written(request);

        assertThat(json.readTree(line)).isEqualTo(json.readTree(json.writeValueAsString(request)));
        assertThat(line)
                .startsWith("{\"time\":\"2026-11-25T05:46:53.007Z\",\"front\":\"tftp\"")
                .containsOnlyOnce("\n")
                .endsWith("}\n");
    }

    @Test
    void eachRecordHasALineOfItsOwn() throws IOException {
        List<RequestRecord> requests = new ArrayList<>();
        for (int millis : new int[] {0, 9, 10, 99, 100, 999, 1_000, 61_000}) {
            requests.add(request(TIME.minusMillis(7).plusMillis(millis), "line\nbreak" + millis));
        }

        List<String> written =
                written(requests.toArray(RequestRecord[]::new)).lines().toList();

        assertThat(written).hasSameSizeAs(requests);
        for (int at = 0; at < written.size(); at++) {
            assertThat(json.readTree(written.get(at)).get("name").asText())
                    .isEqualTo(requests.get(at).name());
            assertThat(Instant.parse(json.readTree(written.get(at)).get("time").asText()))
                    .isEqualTo(requests.get(at).time());
        }
    }

    @Test
    void aSecondBatchHoldsNothingOfTheFirst() throws IOException {
        written(request(TIME, "first"), request(TIME, "second"));

        assertThat(written(request(TIME, "third"))).contains("third").doesNotContain("first", "second");
    }

    private String written(RequestRecord... requests) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        lines.write(List.of(requests), to);
        return to.toString(StandardCharsets.UTF_8);
    }

    private static RequestRecord request(Instant time, String name) {
        return new RequestRecord(
                time,
                "tftp",
                "192.0.2.7",
                "SEP001122AABBCC",
                name,
                "device",
                "served",
                "remote",
                "hq",
                "198.51.100.1",
                1L << 40,
                12,
                3,
                "");
    }
}
