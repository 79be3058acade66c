package io.option150.files.download;

import io.option150.files.FileSettings;
import io.option150.files.content.ByteSpan;
import io.option150.files.content.ContentReader;
import io.option150.files.content.Contents;
import io.option150.files.content.Seats;
import io.option150.files.content.Sha256;
import io.option150.files.contract.FileRecord;
import io.option150.web.Problem;
import io.option150.web.http.Conditions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;

/** Answers with bytes: all, a range, or that the reader has them. A chunk is read when the socket has taken the last. */
@Singleton
public class Download {

    private final Contents contents;
    private final ContentReader reader;
    private final DownloadMeters meters;
    private final Seats seats;

    Download(Contents contents, ContentReader reader, DownloadMeters meters, FileSettings settings) {
        this.contents = contents;
        this.reader = reader;
        this.meters = meters;
        this.seats = new Seats(settings.maxDownloads());
    }

    /** Answers with a file's current version, found at this URL. */
    public Uni<Void> file(HttpServerRequest request, FileRecord file, String url) {
        return answer(request, Representation.of(file, url));
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
                meters.held();
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
        var span = span(response, RequestedRange.of(isPart ? request.getHeader("Range") : null, bytes.size()), bytes);
        bytes.tell(response);
        response.putHeader("Content-Length", Long.toString(span.length()));
        return get ? seats.in(() -> send(response, bytes.sha256(), span)) : UniHelper.toUni(response.end());
    }

    private static ByteSpan span(HttpServerResponse response, RequestedRange range, Representation bytes) {
        return switch (range) {
            case RequestedRange.Whole _ -> new ByteSpan(0, bytes.size());
            case RequestedRange.Part part -> {
                var span = part.span();
                response.setStatusCode(206)
                        .putHeader(
                                "Content-Range", "bytes " + span.first() + "-" + (span.end() - 1) + "/" + bytes.size());
                yield span;
            }
            case RequestedRange.Unsatisfiable _ -> {
                response.putHeader("Content-Range", "bytes */" + bytes.size());
                throw Problem.of(416, "range", "Range not there", "There are " + bytes.size() + " bytes.")
                        .exception();
            }
        };
    }

    private Uni<Void> send(HttpServerResponse response, Sha256 sha256, ByteSpan span) {
        meters.started();
        return reader.read(sha256, span)
                .onItem()
                .transformToUniAndConcatenate(buffer -> write(response, buffer))
                .collect()
                .last()
                .chain(() -> UniHelper.toUni(response.end()))
                .invoke(meters::completed)
                .onFailure()
                .invoke(meters::aborted);
    }

    /** Ends when the socket has taken the bytes. */
    private Uni<Void> write(HttpServerResponse response, Buffer buffer) {
        return UniHelper.toUni(response.write(buffer)).invoke(() -> meters.sent(buffer.length()));
    }
}
