package io.option150.files.download;

import io.option150.files.FileSettings;
import io.option150.files.content.ContentReader;
import io.option150.files.content.Contents;
import io.option150.files.content.Sha256;
import io.option150.files.contract.ByteRange;
import io.option150.files.contract.FileRecord;
import io.option150.files.transfer.ConcurrencyLimit;
import io.option150.files.transfer.IdleTimer;
import io.option150.web.Problem;
import io.option150.web.http.Conditions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers with bytes: all, a range, or that the reader has them. A chunk is read when the socket has taken the last. */
@Singleton
public class Download {

    private static final int PIECE = 64 << 10;

    private final Contents contents;
    private final ContentReader reader;
    private final DownloadMetrics metrics;
    private final ConcurrencyLimit limit;

    Download(Contents contents, ContentReader reader, DownloadMetrics metrics, FileSettings settings) {
        this.contents = contents;
        this.reader = reader;
        this.metrics = metrics;
        this.limit = new ConcurrencyLimit(settings.maxDownloads());
    }

    /** Answers with a file's current version. */
    public Uni<Void> file(HttpServerRequest request, FileRecord file) {
        return answer(request, Representation.of(file));
    }

    /** Answers with the content of this name; fails with a 404 problem when it is not kept. */
    public Uni<Void> content(HttpServerRequest request, Sha256 sha256) {
        return contents.find(sha256)
                .map(found -> found.orElseThrow(() ->
                        Problem.notFound("There is no content " + sha256 + ".").exception()))
                .chain(content -> answer(request, Representation.of(content)));
    }

    private Uni<Void> answer(HttpServerRequest request, Representation bytes) {
        var response = request.response();
        switch (Conditions.of(request.headers(), bytes)) {
            case HOLD -> {}
            case NOT_MODIFIED -> {
                bytes.tell(response);
                metrics.held();
                return UniHelper.toUni(response.setStatusCode(304).end());
            }
            case FAILED ->
                throw Problem.preconditionFailed(
                                "These are not the bytes that the request's conditions name: their tags are "
                                        + bytes.tags() + ", and they were stored at " + bytes.stored() + ".")
                        .exception();
        }
        // A range is for GET alone (RFC 9110, section 14.2).
        boolean get = HttpMethod.GET.equals(request.method());
        boolean isPart = get && Conditions.allowPart(request.headers(), bytes);
        var part = part(response, isPart ? request.getHeader("Range") : null, bytes.size());
        bytes.tell(response);
        response.putHeader("Content-Length", Long.toString(part.length()));
        return get
                ? IdleTimer.held(request, timer -> limit.within(() -> send(response, bytes.sha256(), part, timer)))
                : UniHelper.toUni(response.end());
    }

    /** The part to be sent, told in the head of the answer; 416 when no byte of it is there. */
    private static ByteRange part(HttpServerResponse response, @Nullable String range, long size) {
        var asked = ByteRange.parse(range, size);
        if (asked.isEmpty()) {
            return new ByteRange(0, size);
        }
        var part = asked.get();
        if (part.isEmpty()) {
            response.putHeader("Content-Range", "bytes */" + size);
            throw Problem.of(416, "range", "Range not there", "There are " + size + " bytes.")
                    .exception();
        }
        response.setStatusCode(206)
                .putHeader("Content-Range", "bytes " + part.from() + "-" + (part.to() - 1) + "/" + size);
        return part;
    }

    private Uni<Void> send(HttpServerResponse response, Sha256 sha256, ByteRange part, IdleTimer timer) {
        metrics.started();
        return reader.read(sha256, part)
                .onItem()
                .transformToUniAndConcatenate(chunk -> write(response, chunk, timer))
                .collect()
                .last()
                .chain(() -> UniHelper.toUni(response.end()))
                .invoke(metrics::completed)
                .onFailure()
                .invoke(metrics::aborted);
    }

    /** Ends when the socket has taken the bytes. They are written piece by piece, so that each tells of a reader who reads. */
    private Uni<Void> write(HttpServerResponse response, Buffer chunk, IdleTimer timer) {
        timer.awaitClient();
        var taken = Future.<Void>succeededFuture();
        for (int from = 0; from < chunk.length(); from += PIECE) {
            taken = response.write(chunk.slice(from, Math.min(from + PIECE, chunk.length())));
        }
        return UniHelper.toUni(taken).invoke(() -> {
            timer.atWork();
            metrics.sent(chunk.length());
        });
    }
}
