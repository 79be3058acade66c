package io.option150.registry.discovery.run;

import io.option150.registry.discovery.DiscoverySettings;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.run.Runs.Due;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.Sources;
import io.option150.registry.discovery.statement.ClusterStatements;
import io.option150.web.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does one run: asks its sources, all at one time, and tells how far they are. It blocks. */
@Singleton
class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final long TELL_EVERY_MS = 500;

    private final Runs runs;
    private final Sources sources;
    private final Readers readers;
    private final ClusterStatements clusters;
    private final Duration patience;
    private final Retries retries = new Retries();
    private final InstantSource clock = InstantSource.system();

    Runner(Runs runs, Sources sources, Readers readers, ClusterStatements clusters, DiscoverySettings settings) {
        this.runs = runs;
        this.sources = sources;
        this.readers = readers;
        this.clusters = clusters;
        this.patience = settings.patience();
    }

    /** Sources that failed and are due again. */
    Retries retries() {
        return retries;
    }

    private record Asked(Source source, SourceWork work, Future<?> thread) {}

    /** Does it, on these threads; they are interrupted where another copy of the registry takes over. */
    void run(Due due, ExecutorService threads) throws InterruptedException {
        List<Source> asked = due.onlySource().isEmpty()
                ? Waiting.on(sources::enabled)
                : Waiting.on(() -> sources.find(due.onlySource())).stream().toList();
        List<Asked> all = new ArrayList<>();
        var open = new CountDownLatch(asked.size());
        for (var source : asked) {
            var work = new SourceWork(source.name());
            all.add(new Asked(source, work, threads.submit(() -> ask(source, work, open))));
        }
        var works = all.stream().map(Asked::work).toList();
        do {
            var reports = SourceWork.reports(works);
            Waiting.on(() -> runs.tell(due.id(), reports));
            for (var one : all) {
                if (one.work().isLate(patience)) {
                    giveUp(one, open);
                }
            }
        } while (!open.await(TELL_EVERY_MS, TimeUnit.MILLISECONDS));
        settleAll();
        var failed = works.stream().anyMatch(SourceWork::hasFailed);
        Waiting.on(() -> runs.end(due.id(), failed ? RunState.FAILED : RunState.DONE, SourceWork.reports(works)));
    }

    private void ask(Source source, SourceWork work, CountDownLatch open) {
        try {
            var why = readers.read(source, work, work::begin);
            if (work.end(why)) {
                open.countDown();
                owe(source, why);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("A source is given up", stopped);
            if (work.end("Stopped: this copy of the registry ended, or another took over.")) {
                open.countDown();
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Source %s could not be asked", source.name());
            if (work.end("Stored: what it states could not be stored: " + failed.getMessage())) {
                open.countDown();
                owe(source, "failed");
            }
        }
    }

    private void owe(Source source, String why) {
        if (why.isEmpty()) {
            retries.done(source.name());
        } else {
            retries.failed(source.name(), clock.instant());
        }
    }

    /** The others are not to wait for one that is slow, whether its thread hears of that or not. */
    private void giveUp(Asked late, CountDownLatch open) throws InterruptedException {
        var why = "Timed out: it did not tell all it has within " + patience.toSeconds()
                + " s; what came whole counts, and it is asked again.";
        if (late.work().end(why)) {
            late.thread().cancel(true);
            open.countDown();
            owe(late.source(), why);
            readers.gaveUp(late.source(), why);
        }
    }

    /** Once more, all: a cluster may point at one that was not known yet when its own source was read. */
    private void settleAll() throws InterruptedException {
        for (var cluster : Waiting.on(clusters::stated)) {
            try {
                Waiting.on(() -> clusters.settle(cluster));
            } catch (ProblemException refused) {
                // Its source's report says so already.
                LOG.debugf(
                        "Cluster %s is left as it is: %s",
                        cluster, refused.problem().detail());
            }
        }
    }
}
