package io.option150.registry.live;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.Api;
import io.option150.registry.RegistryTest;
import io.option150.registry.push.ChangedFiles;
import io.option150.testkit.Await;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of changes as they happen. */
@RegistryTest
class LiveApiTest {

    private static final String LIVE = "/api/v1/live";

    @Inject
    ObjectMapper json;

    @BeforeEach
    void start() {
        Api.clean();
    }

    @Test
    void aChangeIsToldAndTheStreamEndsByItself() throws Exception {
        try (var calls = Executors.newSingleThreadExecutor()) {
            var heard = calls.submit(() -> admin().queryParam("seconds", 10)
                    .get(LIVE)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            remote("live-a", "192.0.2.71");
            var changes = new AtomicInteger();
            Await.until("the stream ends", Duration.ofSeconds(30), () -> {
                admin().body("{\"order\":" + changes.incrementAndGet() + "}")
                        .put("/api/v1/clusters/live-a")
                        .then()
                        .statusCode(200);
                return heard.isDone();
            });
            assertThat(heard.get()).startsWith("data:{\"changed\":[]}").contains("records");
        }
    }

    @Test
    void aChangeOfTheFileStoreIsTold() throws Exception {
        try (var calls = Executors.newSingleThreadExecutor();
                var files = new ChangedFiles(json)) {
            var heard = calls.submit(() -> admin().queryParam("seconds", 6)
                    .get(LIVE)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            var changes = new AtomicInteger();
            Await.until("the stream ends", Duration.ofSeconds(30), () -> {
                files.tell("live/ringlist.xml", changes.incrementAndGet(), Instant.now());
                return heard.isDone();
            });
            assertThat(heard.get()).contains("\"files\"");
        }
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (var seconds : new String[] {"0", "3601", "soon"}) {
            admin().queryParam("seconds", seconds)
                    .get(LIVE)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("seconds"))
                    .body("violations[0].value", equalTo(seconds));
        }
    }
}
