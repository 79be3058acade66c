package io.option150.files.download;

import io.option150.files.content.Content;
import io.option150.files.content.Sha256;
import io.option150.files.contract.FileRecord;
import io.option150.files.contract.FileUrls;
import io.option150.web.http.EntityTag;
import io.option150.web.http.HttpDate;
import io.option150.web.http.Versioned;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes with what is told of them.
 *
 * @param sha256 the bytes; in quotes, their strong entity tag
 * @param size bytes
 * @param stored when, to the second, as HTTP tells it
 * @param headers what else is told
 */
record Representation(Sha256 sha256, long size, Instant stored, Map<String, String> headers) implements Versioned {

    Representation {
        stored = stored.truncatedTo(ChronoUnit.SECONDS);
        headers = Map.copyOf(headers);
    }

    /** A file's current version. It may change: a cache has to ask each time. */
    static Representation of(FileRecord file) {
        return new Representation(
                new Sha256(file.sha256()),
                file.size(),
                file.modified(),
                Map.of(
                        "Cache-Control",
                        "private, no-cache",
                        "Content-Location",
                        FileUrls.file(file.path()),
                        "X-Option150-Version",
                        Long.toString(file.version()),
                        "X-Option150-Sequence",
                        Long.toString(file.sequence())));
    }

    /** A content, which never changes. */
    static Representation of(Content content) {
        return new Representation(
                content.sha256(),
                content.size(),
                content.created(),
                Map.of("Cache-Control", "private, max-age=31536000, immutable"));
    }

    @Override
    public List<EntityTag> tags() {
        return List.of(tag());
    }

    @Override
    public Optional<Instant> modified() {
        return Optional.of(stored);
    }

    private EntityTag tag() {
        return new EntityTag(false, sha256.hex());
    }

    void tell(HttpServerResponse response) {
        headers.forEach(response::putHeader);
        response.putHeader("Content-Type", "application/octet-stream")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", tag().toString())
                .putHeader("Last-Modified", HttpDate.format(stored))
                .putHeader("X-Option150-Sha256", sha256.hex());
    }
}
