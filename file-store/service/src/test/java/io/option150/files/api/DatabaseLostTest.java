package io.option150.files.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes and comes back: callers are told to come again, nothing is lost or half done, nobody has to help. */
@StoreTest
class DatabaseLostTest {

    private static final String FILES = "/api/v1/files/";
    private static final byte[] MEGABYTE = new byte[1 << 20];

    @TestHTTPResource("/")
    URI base;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base);
    }

    @Test
    void callersAreToldToComeAgainAndThenServed() throws Exception {
        var kept = api.store("lost/kept.xml", MEGABYTE);
        api.store("lost/kept.xml", "second".getBytes(UTF_8));
        var backends = TestBackends.start();
        backends.stopPostgres();
        try {
            comeAgain(api.get(FILES + "lost/kept.xml"));
            comeAgain(api.get(FILES + "lost/kept.xml/versions"));
            comeAgain(api.get("/api/v1/files?prefix=lost/"));
            comeAgain(api.get("/api/v1/contents/" + kept.sha256()));
            comeAgain(api.put("lost/new.xml", "small".getBytes(UTF_8)));
            comeAgain(api.put("lost/new.xml", MEGABYTE));
            comeAgain(api.put("lost/new.xml", MEGABYTE, "If-None-Match", "*"));
            comeAgain(api.post(FILES + "lost/kept.xml/versions/1/restore"));
            comeAgain(api.delete(FILES + "lost/kept.xml"));
            assertThat(api.get("/q/health/ready").statusCode()).isEqualTo(503);
        } finally {
            backends.startPostgres();
        }
        Await.until("it is ready", () -> api.get("/q/health/ready").statusCode() == 200);
        assertThat(Api.text(api.get(FILES + "lost/kept.xml"))).isEqualTo("second");
        assertThat(api.get("/api/v1/contents/" + kept.sha256()).body()).isEqualTo(MEGABYTE);
        assertThat(api.get(FILES + "lost/new.xml").statusCode()).isEqualTo(404);
        assertThat(api.store("lost/new.xml", MEGABYTE).version()).isEqualTo(1);
    }

    @Test
    void aReaderInTheMidstSeesNoFalseEnd() throws Exception {
        int size = 16 << 20;
        api.store("lost/large.bin", new byte[size]);
        var backends = TestBackends.start();
        int read = 0;
        try (var call = new RawCall(base)) {
            assertThat(call.head("GET", FILES + "lost/large.bin").answer().length())
                    .isEqualTo(size);
            call.read(1000);
            backends.stopPostgres();
            read = 1000;
            while (read < size) {
                call.read(1000);
                read += 1000;
            }
        } catch (IOException cut) {
            assertThat(read).isBetween(1000, size - 1);
        } finally {
            backends.startPostgres();
        }
        assertThat(read).as("bytes that came before the cut").isLessThan(size);
        Await.until(
                "it is served again", () -> api.get(FILES + "lost/large.bin").body().length == size);
    }

    private static void comeAgain(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
