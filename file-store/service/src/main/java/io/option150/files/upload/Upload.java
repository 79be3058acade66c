package io.option150.files.upload;

import io.option150.files.FileSettings;
import io.option150.files.check.CheckedCopy;
import io.option150.files.check.UploadChecks;
import io.option150.files.content.Content;
import io.option150.files.content.ContentWriter;
import io.option150.files.content.Space;
import io.option150.files.path.FilePath;
import io.option150.files.transfer.ConcurrencyLimit;
import io.option150.files.transfer.IdleTimer;
import io.option150.files.tree.FileChanges;
import io.option150.files.tree.FileTree;
import io.option150.files.tree.Precondition;
import io.option150.web.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes a request's body a file's newest version. The socket is read as fast as the chunks are stored, no faster. A body
 * that breaks off, is too large or takes too long leaves the file as it was.
 */
@Singleton
public class Upload {

    private final ContentWriter writer;
    private final Space space;
    private final FileTree tree;
    private final FileChanges changes;
    private final UploadChecks checks;
    private final UploadMetrics metrics;
    private final ConcurrencyLimit limit;
    private final Duration timeout;

    Upload(
            ContentWriter writer,
            Space space,
            FileTree tree,
            FileChanges changes,
            UploadChecks checks,
            UploadMetrics metrics,
            FileSettings settings) {
        this.writer = writer;
        this.space = space;
        this.tree = tree;
        this.changes = changes;
        this.checks = checks;
        this.metrics = metrics;
        this.limit = new ConcurrencyLimit(settings.maxUploads());
        this.timeout = settings.uploadTimeout();
    }

    /**
     * Stores the body under this path. What can be refused before the body is read is refused then; a phone's file is checked
     * when it has come, while only its bytes are stored. Fails with a problem: 400, 408, 412, 413, 415, 417, 422, 507.
     *
     * @param isForced whether a phone's file with errors is stored all the same
     */
    public Uni<Uploaded> receive(
            HttpServerRequest request, FilePath path, Precondition precondition, boolean isForced) {
        var headers = UploadHeaders.of(request);
        headers.announcedSize().ifPresent(writer::requireAllowed);
        var copy = checks.copyOf(path);
        // Nothing of the body may go by while the call waits for its turn.
        request.pause();
        return IdleTimer.held(
                        request,
                        timer -> limit.within(() -> admitted(path, precondition)
                                .chain(() -> space.open(headers.announcedSize().orElse(0)))
                                .chain(allowance -> stored(request, headers, allowance, timer, copy))
                                .chain(content -> checks.verdict(path, copy, isForced)
                                        .chain(findings -> changes.put(
                                                        path, content, UploadChecks.hasErrors(findings), precondition)
                                                .map(write -> new Uploaded(write, findings))))))
                .invoke(uploaded -> metrics.written(uploaded.write()))
                .onFailure()
                .invoke(metrics::failed);
    }

    private Uni<Void> admitted(FilePath path, Precondition precondition) {
        return precondition.isDemanded()
                ? tree.find(path)
                        .invoke(file -> precondition.check(file.orElse(null)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Content> stored(
            HttpServerRequest request,
            UploadHeaders headers,
            Space.Allowance allowance,
            IdleTimer timer,
            CheckedCopy copy) {
        if (request.response().closed()) {
            // Told before anyone listened: a stream over this request would wait for ever.
            return Uni.createFrom().failure(new HttpClosedException("The client left before its turn came"));
        }
        if (headers.awaitsGoAhead()) {
            request.response().writeContinue();
        }
        metrics.started();
        return writer.write(body(request, timer, copy), allowance)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> Problem.of(
                                408,
                                "timeout",
                                "Upload took too long",
                                "An upload may take " + timeout + " (option150.files.upload-timeout).")
                        .exception())
                .onTermination()
                .invoke(metrics::ended);
    }

    private Multi<Buffer> body(HttpServerRequest request, IdleTimer timer, CheckedCopy copy) {
        return MultiHelper.toMulti(request)
                .onRequest()
                .invoke(timer::awaitClient)
                .onItem()
                .invoke(buffer -> {
                    timer.atWork();
                    metrics.received(buffer.length());
                    copy.add(buffer);
                })
                .onCompletion()
                .invoke(timer::atWork);
    }
}
