package io.option150.files.unpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.RawCall;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.option150.testkit.TestBackends;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever ends a package before its end: none of its files is there, those that were there are as they were, and the caller is told. */
@StoreTest
class BrokenPackagesTest {

    private static final int IMAGE = 3 << 20;

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    private Api api;
    private byte[] packed = new byte[0];

    @BeforeEach
    void pack() {
        api = new Api(base);
        var image = new byte[IMAGE];
        // Contents of a broken try are kept for a while: another test needs others.
        new Random(System.nanoTime()).nextBytes(image);
        packed = new Zip()
                .add("broken/old.txt", "new")
                .add("broken/image.bin", image)
                .add("broken/last.txt", "last")
                .bytes();
        api.store("broken/old.txt", "old".getBytes(UTF_8));
    }

    @Test
    void aFullDiskIsToldAsOne() throws SQLException {
        execute("create or replace function full_disk() returns trigger language plpgsql as $$ begin"
                + " raise exception 'could not extend file \"base/1\": No space left on device' using errcode = '53100';"
                + " end $$");
        // While the package comes in, and when its files are made.
        for (var table : new String[] {"content_chunk", "file_version", "outbox"}) {
            execute("create trigger full_disk before insert on " + table
                    + " for each statement execute function full_disk()");
            try {
                var answer = post();

                assertThat(answer.statusCode()).as(table + Api.text(answer)).isEqualTo(507);
                assertThat(Api.json(answer).path("detail").asText()).contains("No space left on device");
            } finally {
                execute("drop trigger full_disk on " + table);
            }
            assertNothingOfIt();
        }
        assertWhole();
    }

    @Test
    void aDatabaseThatGoesAwayMeanwhileIsToldAndTheSamePackageIsTakenLater() throws Exception {
        long before = chunks();
        var backends = TestBackends.start();
        RawCall.Answer answer;
        try (var call = new RawCall(base)) {
            call.head("POST", "/api/v1/packages", "Content-Length: " + packed.length)
                    .body(Arrays.copyOf(packed, packed.length / 2));
            Await.until("the first half has come", () -> chunks() - before >= 2);
            backends.stopPostgres();
            call.body(Arrays.copyOfRange(packed, packed.length / 2, packed.length));
            answer = call.answer();
        } finally {
            backends.startPostgres();
        }

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "2");
        Await.until(
                "the database answers again",
                () -> api.get("/api/v1/files/broken/old.txt").statusCode() == 200);
        assertNothingOfIt();
        assertWhole();
    }

    @Test
    void aClientThatLeavesEarlyLeavesNothing() throws IOException, SQLException {
        long before = chunks();
        try (var call = new RawCall(base)) {
            call.head("POST", "/api/v1/packages", "Content-Length: " + packed.length)
                    .body(Arrays.copyOf(packed, packed.length - 100));
            Await.until("most of it has come", () -> chunks() - before >= 3);
        }
        assertNothingOfIt();
        assertWhole();
    }

    private void assertNothingOfIt() {
        assertThat(Api.text(api.get("/api/v1/files?prefix=broken/"))).contains("\"total\":1");
        assertThat(Api.text(api.get("/api/v1/files/broken/old.txt"))).isEqualTo("old");
    }

    private void assertWhole() {
        var answer = post();
        assertThat(answer.statusCode()).as(Api.text(answer)).isEqualTo(200);
        assertThat(Api.json(answer).path("created").asInt()).isEqualTo(2);
        assertThat(Api.json(answer).path("replaced").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/files/broken/image.bin").body()).hasSize(IMAGE);
        for (var name : new String[] {"image.bin", "last.txt", "old.txt"}) {
            assertThat(api.delete("/api/v1/files/broken/" + name).statusCode()).isEqualTo(204);
        }
    }

    private HttpResponse<byte[]> post() {
        return api.call("POST", "/api/v1/packages", BodyPublishers.ofByteArray(packed));
    }

    private long chunks() {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery("select count(*) from content_chunk")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
