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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** A run that waits for a slow source holds up few others. */
    private static final int MOST_RUNS = 4;

    /** Looks at changes that failed, one after the other, of a source as it stood then: one that was changed is asked at once. */
    private record Failed(long sequence, int looks) {}

    private final Map<String, Failed> failedLooks = new ConcurrentHashMap<>();

    /** The time in which this copy of the registry is the one that asks; not for several threads. */
    final class Term implements AutoCloseable {
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicInteger running = new AtomicInteger();
        private final Queue<Long> brokeOff = new ConcurrentLinkedQueue<>();
        private final Map<String, Instant> watched = new HashMap<>();

        Term() throws InterruptedException {
            Waiting.on(runs::endAbandoned);
        }

        /** Begins what is due; does not wait for its end. */
        void step() throws InterruptedException {
            var now = clock.instant();
            var enabled = Waiting.on(sources::enabled);
            forgetAllBut(enabled);
            if (!enabled.isEmpty()) {
                var last = Waiting.on(runs::lastAsked);
                if (last.isEmpty() || last.get().plus(settings.every()).isBefore(now)) {
                    Waiting.on(() -> runs.ask("schedule", ""));
                }
            }
            for (var source : runner.retries().due(now)) {
                Waiting.on(() -> runs.ask("schedule", source));
            }
            endBroken();
            while (running.get() < MOST_RUNS && begin()) {
                LOG.debugf("%d runs go on", running.get());
            }
            for (var source : enabled) {
                var before = watched.getOrDefault(source.name(), Instant.EPOCH);
                if (before.plus(pause(source)).isBefore(now)) {
                    watched.put(source.name(), now);
                    threads.execute(() -> watch(source));
                }
            }
        }

        private void forgetAllBut(List<Source> enabled) {
            readers.forgetAllBut(enabled);
            var names = enabled.stream().map(Source::name).toList();
            runner.retries().forgetAllBut(names);
            failedLooks.keySet().retainAll(names);
            watched.keySet().retainAll(names);
        }

        /** Twice as long for each look that failed: a password that was changed there would lock its account otherwise. */
        private Duration pause(Source source) {
            var failed = failedLooks.get(source.name());
            int failures = failed == null || failed.sequence() != source.sequence()
                    ? 0
                    : Math.min(MOST_DOUBLINGS, failed.looks());
            return settings.changesEvery().multipliedBy(1L << failures);
        }

        private void endBroken() throws InterruptedException {
            for (var run = brokeOff.peek(); run != null; run = brokeOff.peek()) {
                long id = run;
                Waiting.on(() -> runs.endBroken(id));
                brokeOff.remove();
            }
        }

        /** Begins the run that has waited longest; false where none waits. */
        private boolean begin() throws InterruptedException {
            var due = Waiting.on(runs::next);
            if (due.isEmpty()) {
                return false;
            }
            running.incrementAndGet();
            threads.execute(() -> {
                try {
                    runner.run(due.get(), threads);
                } catch (InterruptedException stopped) {
                    LOG.debug("A run is given up", stopped);
                } catch (RuntimeException failed) {
                    LOG.warnf(failed, "Run %d of discovery broke off", due.get().id());
                    brokeOff.add(due.get().id());
                } finally {
                    running.decrementAndGet();
                }
            });
            return true;
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
                failedLooks.merge(
                        source.name(),
                        new Failed(source.sequence(), 1),
                        (old, one) ->
                                old.sequence() == one.sequence() ? new Failed(one.sequence(), old.looks() + 1) : one);
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
