package io.option150.registry.activity;

import static io.option150.registry.Api.admin;
import static io.option150.registry.phone.Told.asked;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.RegistryTest;
import io.option150.registry.phone.Edge;
import io.option150.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The last hour, of what edges tell on real Kafka. */
@RegistryTest
class ActivityApiTest {

    private final ObjectMapper json;

    ActivityApiTest(ObjectMapper json) {
        this.json = json;
    }

    @Test
    void requestsAreCountedByMinuteAndOutcome() throws Exception {
        // A minute of its own: others tell of phones as well, but not of then.
        var minute = Instant.now().minus(Duration.ofMinutes(47)).truncatedTo(ChronoUnit.MINUTES);
        var tooOld = Instant.now().minus(Duration.ofHours(2));
        try (var edge = new Edge("edge-activity", json)) {
            edge.tell(
                            "SEP02A0B1C2AC01",
                            "198.51.100.91",
                            asked(minute, "SEP02A0B1C2AC01.cnf.xml").by("a").request(),
                            asked(minute.plusSeconds(59), "a.loads").request(),
                            asked(tooOld, "b.loads").request())
                    .get();
            edge.tell(
                            "SEP02A0B1C2AC02",
                            "198.51.100.92",
                            asked(minute, "c.loads").by("a").request())
                    .get();
        }
        Await.until("both phones are counted", Duration.ofSeconds(60), () -> served(minute) == 2);
        var counted = minute(minute);
        assertThat(counted.at("/outcomes/not_found").asLong()).isEqualTo(1);
        // Each is told to have taken 12 ms.
        assertThat(counted.path("p99Millis").asLong()).isEqualTo(16);
        assertThat(last().path("requests"))
                .allSatisfy(one -> assertThat(Instant.parse(one.path("minute").asText()))
                        .isAfter(Instant.now().minus(Duration.ofMinutes(62))));
    }

    private long served(Instant minute) throws Exception {
        return minute(minute).at("/outcomes/served").asLong();
    }

    private JsonNode minute(Instant minute) throws Exception {
        return StreamSupport.stream(last().path("requests").spliterator(), false)
                .filter(one -> one.path("minute").asText().equals(minute.toString()))
                .findFirst()
                .orElse(json.createObjectNode());
    }

    private JsonNode last() throws Exception {
        return json.readTree(
                admin().get("/api/v1/activity").then().statusCode(200).extract().asString());
    }
}
