package io.option150.files.download;

import io.option150.files.FileSettings;
import io.option150.files.content.ContentReader;
import io.option150.files.content.Contents;
import io.option150.files.content.Sha256;
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
        var selected = Selected.of(request, bytes);
        if (HttpMethod.GET.equals(request.method())) {
            return IdleTimer.held(request, timer -> limit.within(() -> send(response, selected, timer)));
        }
        selected.tell(response);
        return UniHelper.toUni(response.end());
    }

    private Uni<Void> send(HttpServerResponse response, Selected selected, IdleTimer timer) {
        metrics.started();
        return reader.read(selected.bytes().sha256(), selected.part())
                .onItem()
                .transformToUniAndConcatenate(chunk -> {
                    begin(response, selected);
                    return write(response, chunk, timer);
                })
                .collect()
                .last()
                .chain(() -> {
                    begin(response, selected);
                    return UniHelper.toUni(response.end());
                })
                .invoke(metrics::completed)
                .onFailure()
                .invoke(metrics::aborted);
    }

    /** The bytes are told of once the first of them are here: till then the answer may become another one. */
    private static void begin(HttpServerResponse response, Selected selected) {
        if (!response.headWritten()) {
            selected.tell(response);
        }
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
