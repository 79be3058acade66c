package io.option150.files.unpack;

import io.option150.config.check.Finding;
import io.option150.files.FileSettings;
import io.option150.files.check.FindingView;
import io.option150.files.check.UploadChecks;
import io.option150.files.content.ContentWriter;
import io.option150.files.content.Space;
import io.option150.files.path.FilePath;
import io.option150.files.transfer.ConcurrencyLimit;
import io.option150.files.transfer.IdleTimer;
import io.option150.files.tree.PackageFiles;
import io.option150.files.tree.Write;
import io.option150.files.upload.UploadHeaders;
import io.option150.unpack.Limits;
import io.option150.unpack.Refusal;
import io.option150.unpack.RefusedPackage;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Unpacks a request's body into the tree while it comes in. Contents are stored as they come and are the collector's, like those of
 * an upload that broke off, until one transaction at the end makes files of all of them: a kill in between leaves the tree as it was.
 */
@Singleton
class Unpacking {

    private final Vertx vertx;
    private final ContentWriter writer;
    private final Space space;
    private final PackageChecks checks;
    private final PackageFiles tree;
    private final PackageMetrics metrics;
    private final ConcurrencyLimit limit;
    private final Limits limits;
    private final Duration timeout;

    Unpacking(
            Vertx vertx,
            ContentWriter writer,
            Space space,
            PackageChecks checks,
            PackageFiles tree,
            PackageMetrics metrics,
            PackageSettings settings,
            FileSettings files) {
        this.vertx = vertx;
        this.writer = writer;
        this.space = space;
        this.checks = checks;
        this.tree = tree;
        this.metrics = metrics;
        this.limit = new ConcurrencyLimit(settings.maxRunning());
        this.limits = new Limits(settings.maxUnpacked().asLongValue(), settings.maxEntries(), settings.maxRatio());
        this.timeout = files.uploadTimeout();
    }

    /**
     * Unpacks the body. Fails with a problem: 408, 409, 413, 415, 417, 422, 507.
     *
     * @param folder that the files come into; empty: none
     * @param isForced whether phones' files with errors are stored all the same
     */
    Uni<PackageReport> receive(HttpServerRequest request, String folder, boolean isForced) {
        var headers = UploadHeaders.of(request);
        headers.announcedSize().ifPresent(this::requireAllowed);
        // Nothing of the body may go by while the call waits for its turn.
        request.pause();
        return IdleTimer.held(
                        request,
                        timer -> limit.within(
                                () -> space.open(headers.announcedSize().orElse(0))
                                        .chain(allowance -> received(request, headers, allowance, timer, folder))
                                        .chain(run -> stored(run, isForced))))
                .invoke(metrics::unpacked)
                .onFailure()
                .invoke(metrics::failed);
    }

    private void requireAllowed(long announced) {
        if (announced > limits.unpackedBytes()) {
            throw Refused.of(new RefusedPackage(
                    Refusal.TOO_LARGE,
                    "package",
                    "must unpack to at most " + limits.unpackedBytes() + " bytes (option150.packages.max-unpacked)",
                    announced + " bytes as it comes"));
        }
    }

    private Uni<UnpackRun> received(
            HttpServerRequest request,
            UploadHeaders headers,
            Space.Allowance allowance,
            IdleTimer timer,
            String folder) {
        if (request.response().closed()) {
            // Told before anyone listened: a stream over this request would wait for ever.
            return Uni.createFrom().failure(new HttpClosedException("The client left before its turn came"));
        }
        if (headers.awaitsGoAhead()) {
            request.response().writeContinue();
        }
        var run = new UnpackRun(vertx, writer, allowance, limits, folder);
        return MultiHelper.toMulti(request)
                .onRequest()
                .invoke(timer::awaitClient)
                .onItem()
                .invoke(timer::atWork)
                .onItem()
                .transformToUniAndConcatenate(run::take)
                .collect()
                .last()
                .invoke(timer::atWork)
                .chain(run::end)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> Problem.of(
                                408,
                                "timeout",
                                "Upload took too long",
                                "An upload may take " + timeout + " (option150.files.upload-timeout).")
                        .exception())
                .onTermination()
                .invoke(run::close)
                .replaceWith(run);
    }

    private Uni<PackageReport> stored(UnpackRun run, boolean isForced) {
        if (run.files().isEmpty()) {
            throw Refused.of(new RefusedPackage(
                    Refusal.FORMAT,
                    "package",
                    "must hold a file of phones",
                    run.leftOut().size() + " files that are left out"));
        }
        return checks.findings(run.files())
                .invoke(found -> checks.requireTaken(found, isForced))
                .chain(found -> tree.put(run.files(), forced(found)).map(writes -> report(run, writes, found)));
    }

    /** A load that is not whole is told, but only where files are checked is it an error of it. */
    private Set<FilePath> forced(Map<FilePath, List<Finding>> found) {
        return found.entrySet().stream()
                .filter(it -> checks.isFor(it.getKey()) && UploadChecks.hasErrors(it.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private PackageReport report(UnpackRun run, List<Write> writes, Map<FilePath, List<Finding>> found) {
        return new PackageReport(
                PackageReport.count(writes, Write.Outcome.CREATED),
                PackageReport.count(writes, Write.Outcome.REPLACED),
                PackageReport.count(writes, Write.Outcome.UNCHANGED),
                writes.stream().map(PackageReport.UnpackedFile::of).toList(),
                run.leftOut(),
                found.entrySet().stream()
                        .filter(it -> Firmware.isFor(it.getKey()))
                        .map(it -> Firmware.of(it.getKey(), it.getValue()))
                        .toList(),
                run.defaultLoads(),
                found.entrySet().stream()
                        .filter(it ->
                                checks.isFor(it.getKey()) && !it.getValue().isEmpty())
                        .map(it -> new PackageReport.FileFindings(it.getKey().value(), FindingView.of(it.getValue())))
                        .toList());
    }
}
