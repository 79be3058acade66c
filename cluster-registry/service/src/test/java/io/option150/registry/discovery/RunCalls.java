package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Runs, as an admin's client asks for them. */
public final class RunCalls {

    private RunCalls() {}

    /** Asks all sources, and waits till that is done. */
    static JsonNode all() {
        return ended(begin());
    }

    /** Asks all sources; where the run is. */
    static String begin() {
        return admin().post("/api/v1/clusters/refresh")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
    }

    /** Asks one source, and waits till that is done; its report. */
    public static JsonNode of(String source) {
        var run = ended(admin().queryParam("source", source)
                .post("/api/v1/clusters/refresh")
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
        assertThat(run.get("sources")).hasSize(1);
        return run.get("sources").get(0);
    }

    static JsonNode ended(String location) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !get(location).path("ended").isNull());
        return get(location);
    }

    static JsonNode get(String location) {
        return read(admin().get(location).then().statusCode(200).extract().asString());
    }
}
