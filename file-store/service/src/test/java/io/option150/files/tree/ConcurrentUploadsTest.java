package io.option150.files.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.files.content.Sha256;
import io.option150.files.contract.FileRecord;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@StoreTest
class ConcurrentUploadsTest {

    private static final int WRITERS = 8;

    @TestHTTPResource("/")
    URI base;

    @Test
    void eachOfManyWritersOfOneFileMakesOneWholeVersion() {
        var api = new Api(base);
        List<FileRecord> written;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            written = IntStream.range(0, WRITERS)
                    .mapToObj(writer ->
                            CompletableFuture.supplyAsync(() -> api.store("contended.bin", content(writer)), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted(Comparator.comparingLong(FileRecord::version))
                    .toList();
        }

        assertThat(written.stream().map(FileRecord::version))
                .isEqualTo(IntStream.rangeClosed(1, WRITERS)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(written).isSortedAccordingTo(Comparator.comparingLong(FileRecord::sequence));
        assertThat(written.stream().map(FileRecord::sha256))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, WRITERS)
                        .mapToObj(writer -> Sha256.of(content(writer)).hex())
                        .toList());
        var latest = api.get("/api/v1/files/contended.bin");
        assertThat(Sha256.of(latest.body()).hex()).isEqualTo(written.getLast().sha256());
        var versions = Api.json(api.get("/api/v1/files/contended.bin/versions")).path("items");
        assertThat(versions.findValues("sha256").stream().map(JsonNode::asText))
                .containsExactlyElementsOf(
                        written.reversed().stream().map(FileRecord::sha256).toList());
    }

    @Test
    void ofManyWhoWantToBeFirstOneIs() {
        var api = new Api(base);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.supplyAsync(
                            () -> api.put("first.bin", content(writer), "If-None-Match", "*")
                                    .statusCode(),
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 412);
        }
    }

    /** Some chunks are every writer's, some are its own. */
    private static byte[] content(int writer) {
        return ("shared".repeat(100_000) + "writer " + writer + " ".repeat(600_000)).getBytes(UTF_8);
    }
}
