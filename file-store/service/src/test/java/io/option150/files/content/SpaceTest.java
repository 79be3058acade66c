package io.option150.files.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.FileSettings;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.option150.web.ProblemException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refused before the disk is full, and told as what it is when it is full all the same. */
@StoreTest
class SpaceTest {

    private static final String DIRECTORY = "option150.files.storage-directory";
    private static final String RESERVE = "option150.files.storage-reserve";
    private static final String QUOTA = "option150.files.quota";

    @TestHTTPResource("/")
    URI base;

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    DataSource database;

    @Test
    void whatWouldTouchTheReserveIsRefusedWithTheNumbers() throws Exception {
        long free = Files.getFileStore(folder).getUsableSpace();
        var space = space(Map.of(DIRECTORY, folder.toString(), RESERVE, "1M"));

        assertThat(problem(space.open(1000))).isEmpty();
        assertThat(problem(space.open(free * 2)))
                .contains("507", "this upload needs " + free * 2, "1048576 are kept in reserve", folder.toString())
                .containsPattern("has \\d+ bytes free");
    }

    @Test
    void eachChunkIsAskedFor() {
        var space = space(Map.of(DIRECTORY, folder.toString(), RESERVE, "1024G"));
        var roomy = space(Map.of());

        assertThat(problem(space.open(0))).as("nothing announced, nothing left").contains("507");
        assertThat(problem(roomy.open(Long.MAX_VALUE).chain(allowance -> allowance.take(Chunker.SIZE))))
                .as("without a folder only the database tells")
                .isEmpty();
    }

    @Test
    void spaceThatRemovedFilesLeftInTheTableIsUsedAgain() throws Exception {
        execute(
                "with content as (insert into file_content (created) values ('epoch') returning id)"
                        + " insert into content_chunk (content_id, n, bytes)"
                        + " select id, n, convert_to(repeat(md5(n::text), 16384), 'UTF8') from content, generate_series(0, 19) n");
        long free = Files.getFileStore(folder).getUsableSpace();
        // What is free lies between half of the reserve and all of it.
        var space = space(Map.of(DIRECTORY, folder.toString(), RESERVE, Long.toString(free + free / 2)));
        execute("delete from file_content where created = 'epoch'");
        // A vacuum leaves what an older snapshot may still see, such as the relay's when it compares.
        Await.until("the space is free again", () -> {
            execute("vacuum (truncate false) content_chunk");
            return problem(space.open(5_000_000)).isEmpty();
        });
        assertThat(problem(space.open(1L << 40))).contains("507");
    }

    @Test
    void aQuotaHoldsForWhatIsAnnouncedAndForWhatComes() {
        new Api(base).store("quota.bin", bytes(1, 700_000));
        long used = used();
        var space = space(Map.of(QUOTA, Long.toString(used + 600_000)));

        assertThat(problem(space.open(600_001)))
                .contains("507", "Of " + (used + 600_000) + " bytes", used + " are used", "600001 bytes");
        assertThat(problem(space.open(0).chain(left -> left.take(500_000).chain(() -> left.take(100_000)))))
                .isEmpty();
        assertThat(problem(space.open(0).chain(left -> left.take(500_000).chain(() -> left.take(100_001)))))
                .contains("507");
        assertThat(problem(space(Map.of(QUOTA, Long.toString(used))).open(0))).contains("507");
    }

    @Test
    void aFullDiskOfTheDatabaseIsNoInternalError() throws Exception {
        var api = new Api(base);
        execute("create or replace function full_disk() returns trigger language plpgsql as $$ begin"
                + " raise exception 'could not extend file \"base/1\": No space left on device' using errcode = '53100';"
                + " end $$");
        // One write of the raw client, and one of Hibernate's.
        for (var table : new String[] {"content_chunk", "file_version"}) {
            execute("create trigger full_disk before insert on " + table
                    + " for each statement execute function full_disk()");
            try {
                var answer = api.put("full.bin", bytes(2, 1000));

                assertThat(answer.statusCode()).as(table + Api.text(answer)).isEqualTo(507);
                assertThat(Api.json(answer).path("detail").asText()).contains("No space left on device");
            } finally {
                execute("drop trigger full_disk on " + table);
            }
            assertThat(api.get("/api/v1/files/full.bin").statusCode()).isEqualTo(404);
        }
        assertThat(api.put("full.bin", bytes(2, 1000)).statusCode()).isEqualTo(201);
    }

    /** The problem's status and detail; empty when there is none. */
    private static String problem(Uni<?> call) {
        return call.replaceWith("")
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> failure.problem().status() + " " + failure.getMessage())
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private Space space(Map<String, String> values) {
        return new Space(
                pool,
                vertx,
                new SmallRyeConfigBuilder()
                        .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(FileSettings.class)
                        .withDefaultValues(values)
                        .build()
                        .getConfigMapping(FileSettings.class));
    }

    private long used() {
        return pool.query("select sum(octet_length(bytes))::bigint as used from content_chunk")
                .execute()
                .map(rows -> rows.iterator().next().getLong("used"))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    private static byte[] bytes(long seed, int length) {
        var bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
