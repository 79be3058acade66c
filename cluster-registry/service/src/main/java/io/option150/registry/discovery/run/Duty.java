package io.option150.registry.discovery.run;

import io.option150.registry.cluster.DiscoveredClusters.Outcome;
import io.option150.registry.discovery.DiscoverySettings;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.Sources;
import io.option150.registry.discovery.source.Telling;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** What is due now: a run that was asked for or is scheduled, and a look at what was changed in sources. */
@Singleton
class Duty {

    private static final Logger LOG = Logger.getLogger(Duty.class);

    private final DiscoverySettings settings;
    private final Runs runs;
    private final Runner runner;
    private final Readers readers;
    private final Sources sources;
    private final InstantSource clock = InstantSource.system();

    Duty(DiscoverySettings settings, Runs runs, Runner runner, Readers readers, Sources sources) {
        this.settings = settings;
        this.runs = runs;
        this.runner = runner;
        this.readers = readers;
        this.sources = sources;
    }

    /** Up to five minutes where changes are looked for every ten seconds: one that was away for long is soon followed again. */
    private static final int MOST_DOUBLINGS = 5;

    /** Looks at changes that failed, one after the other, by source. */
    private final Map<String, Integer> failedLooks = new ConcurrentHashMap<>();

    /** The time in which this copy of the registry is the one that asks; not for several threads. */
    final class Term implements AutoCloseable {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicBoolean running = new AtomicBoolean();
        private final AtomicBoolean brokeOff = new AtomicBoolean();
        private final Map<String, Instant> watched = new HashMap<>();

        Term() throws InterruptedException {
            Waiting.on(runs::endAbandoned);
        }

        /** Begins what is due; does not wait for its end. */
        void step() throws InterruptedException {
            var now = clock.instant();
            var enabled = Waiting.on(sources::enabled);
            readers.forgetAllBut(enabled);
            if (!enabled.isEmpty()) {
                var last = Waiting.on(runs::lastAsked);
                if (last.isEmpty() || last.get().plus(settings.every()).isBefore(now)) {
                    Waiting.on(() -> runs.ask("schedule", ""));
                }
            }
            for (var source : runner.retries().due(now)) {
                Waiting.on(() -> runs.ask("schedule", source));
            }
            if (!running.get()) {
                begin();
            }
            for (var source : enabled) {
                var before = watched.getOrDefault(source.name(), Instant.EPOCH);
                if (before.plus(pause(source)).isBefore(now)) {
                    watched.put(source.name(), now);
                    threads.execute(() -> watch(source));
                }
            }
        }

        /** Twice as long for each look that failed: a password that was changed there would lock its account otherwise. */
        private Duration pause(Source source) {
            int failures = Math.min(MOST_DOUBLINGS, failedLooks.getOrDefault(source.name(), 0));
            return settings.changesEvery().multipliedBy(1L << failures);
        }

        private void begin() throws InterruptedException {
            if (brokeOff.get()) {
                // Nobody else runs any: what is said to be running is that one.
                Waiting.on(runs::endAbandoned);
                brokeOff.set(false);
            }
            var due = Waiting.on(runs::next);
            if (due.isEmpty()) {
                return;
            }
            running.set(true);
            threads.execute(() -> {
                try {
                    runner.run(due.get(), threads);
                } catch (InterruptedException stopped) {
                    LOG.debug("A run is given up", stopped);
                } catch (RuntimeException failed) {
                    LOG.warnf(failed, "Run %d of discovery broke off", due.get().id());
                    brokeOff.set(true);
                } finally {
                    running.set(false);
                }
            });
        }

        @Override
        public void close() {
            threads.shutdownNow();
            threads.close();
            readers.close();
        }
    }

    private void watch(Source source) {
        var anew = new AtomicBoolean();
        try {
            if (readers.watch(source, new Anew(anew))) {
                failedLooks.remove(source.name());
            } else {
                failedLooks.merge(source.name(), 1, Integer::sum);
            }
            if (anew.get()) {
                Waiting.on(() -> runs.ask("schedule", source.name()));
            }
        } catch (InterruptedException stopped) {
            LOG.debug("A look at changes is given up", stopped);
        } catch (RuntimeException failed) {
            LOG.warnf("Source %s is read anew later: %s", source.name(), failed);
        }
    }

    /** Hears only whether all has to be read. */
    private record Anew(AtomicBoolean wanted) implements Telling {
        @Override
        public void note(String text) {
            LOG.infof("Discovery: %s", text);
        }

        @Override
        public void cluster(Outcome outcome) {}

        @Override
        public void clustersGone(int count) {}

        @Override
        public void phones(int stated, long added, long moved, long gone, long proposed) {}

        @Override
        public void readAnew() {
            wanted.set(true);
        }
    }
}
