package io.option150.edge.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.kept.BrokenStateException;
import io.option150.edge.kept.KeptFolder;
import io.option150.edge.kept.StateFile;
import io.option150.edge.view.Loaded;
import io.option150.registry.contract.RegistryTopics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what each topic told on disk, and has it stand in for a topic of which nobody tells anything after a start. It is
 * written on a thread of its own, soon after a change: never by whoever takes the change, and never for more than a small part
 * of the time.
 */
@Singleton
final class KeptTopics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KeptTopics.class);

    /** Between two looks whether something has changed. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** After a topic was written it is left alone for so many times as long as that took. */
    private static final int ONE_IN = 20;

    /** After a failure, such as a full disk. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final KeptFolder folder;
    private final EventTable table;
    private final Loaded loaded;
    private final MeterRegistry metrics;
    private final InstantSource clock = InstantSource.system();
    private final Seldom failures = new Seldom();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Number of the change up to which each topic was written. */
    private final Map<String, Long> written = new HashMap<>();
    /** {@link System#nanoTime} before which a topic is left alone. */
    private final Map<String, Long> next = new HashMap<>();
    /** Topics whose state was looked at, once a run. */
    private final Set<String> read = new HashSet<>();

    private @Nullable Thread thread;

    KeptTopics(KeptFolder folder, EventTable table, Loaded loaded, MeterRegistry metrics) {
        this.folder = folder;
        this.table = table;
        this.loaded = loaded;
        this.metrics = metrics;
        for (String topic : Loaded.FOLLOWED) {
            Gauge.builder("option150.events.stale", loaded, all -> all.of(topic).by() == Loaded.By.DISK ? 1 : 0)
                    .description(
                            "1 while what this copy kept on disk from before its start stands in for the topic, else 0")
                    .tag("topic", topic)
                    .strongReference(true)
                    .register(metrics);
            dropped(topic);
        }
    }

    void start() {
        if (folder.isUsed()) {
            thread = Thread.ofPlatform().name("view-keeper").daemon().start(this::run);
        }
    }

    /**
     * Has what is on disk stand in for this topic, if there is anything and nobody has told anything of it yet. Reads a file:
     * off the loops.
     */
    synchronized void standIn(String topic) {
        if (!folder.isUsed()) {
            return;
        }
        // A copy that was to be stopped stays so.
        restore(RegistryTopics.SERVICE_CHANGED);
        restore(topic);
    }

    /** Writes what has changed since it was written last; called by one thread at a time. */
    void write() {
        for (String topic : Loaded.FOLLOWED) {
            long changes = table.changes(topic);
            boolean known = loaded.of(topic).by().compareTo(Loaded.By.DISK) > 0;
            boolean due = System.nanoTime() - next.getOrDefault(topic, Long.MIN_VALUE / 2) >= 0;
            if (known && due && changes != written.getOrDefault(topic, -1L)) {
                write(topic, changes);
            }
        }
    }

    @Override
    @PreDestroy
    public void close() throws InterruptedException {
        closed.countDown();
        if (thread != null) {
            thread.join();
        }
    }

    private void run() {
        try {
            while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                write();
            }
            next.clear();
            write();
        } catch (InterruptedException e) {
            LOG.debug("Told to stop", e);
        }
    }

    private void write(String topic, long changes) {
        long began = System.nanoTime();
        try (Stream<String> lines = table.lines(topic)) {
            file(topic).write(clock.instant(), lines);
            written.put(topic, changes);
            next.put(topic, System.nanoTime() + ONE_IN * (System.nanoTime() - began));
            failures.over();
        } catch (IOException | RuntimeException e) {
            next.put(topic, System.nanoTime() + PAUSE.toNanos());
            if (failures.due()) {
                LOG.warnf("What %s told cannot be kept on disk, a restart would not know of it: %s", topic, e);
            }
        }
    }

    private void restore(String topic) {
        if (!read.add(topic)) {
            return;
        }
        try {
            StateFile file = file(topic);
            if (file.exists()) {
                restore(topic, file);
            }
        } catch (IOException e) {
            LOG.warnf("What was kept of %s cannot be read: %s", topic, e);
        }
    }

    private void restore(String topic, StateFile file) throws IOException {
        try {
            StateFile.State state = file.read();
            if (table.restore(topic, state.lines())) {
                loaded.standsIn(topic);
                LOG.warnf(
                        "Nobody tells what %s does: served stale from this copy's disk, %d things as of %s",
                        topic, state.lines().size(), state.written());
            }
        } catch (BrokenStateException | JsonProcessingException | RuntimeException e) {
            dropped(topic).increment();
            LOG.warnf("What was kept of %s is dropped, and not served: %s", topic, e.getMessage());
            file.drop();
        }
    }

    private StateFile file(String topic) throws IOException {
        return new StateFile(folder.of("view").resolve(topic + ".state"), topic);
    }

    private Counter dropped(String topic) {
        return Counter.builder("option150.kept.dropped")
                .description("States on disk that were torn, foreign or of another format, and were not served")
                .tag("topic", topic)
                .register(metrics);
    }
}
