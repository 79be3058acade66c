package io.option150.registry.discovery.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.registry.discovery.DiscoverySettings;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.SourceFailedException;
import io.option150.registry.discovery.source.SourceReader;
import io.option150.registry.discovery.source.SourceStates;
import io.option150.registry.discovery.source.Telling;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Asks sources by the reader of their kind, each by one thread at a time, and keeps what became of it. It blocks. */
@Singleton
class Readers {

    private static final Logger LOG = Logger.getLogger(Readers.class);

    private final List<SourceReader> readers;
    private final SourceStates states;
    private final Duration patience;
    private final Map<String, ReentrantLock> busy = new ConcurrentHashMap<>();
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    /** Those of which not all could be read when that was tried last. */
    private final Set<String> unread = ConcurrentHashMap.newKeySet();

    Readers(@All List<SourceReader> readers, SourceStates states, DiscoverySettings settings, MeterRegistry registry) {
        this.readers = List.copyOf(readers);
        this.states = states;
        this.patience = settings.patience();
        Gauge.builder("option150.discovery.failing", failing, Readers::count)
                .description("Sources that did not tell all they have when they were asked last, by the copy that asks")
                .register(registry);
    }

    private static double count(Map<String, String> failing) {
        return failing.values().stream().filter(why -> !why.isEmpty()).count();
    }

    private interface Work {
        void on(SourceReader reader) throws SourceFailedException, InterruptedException;
    }

    /**
     * Reads all of a source; answers why that failed, nothing where it did not.
     *
     * @param begun told when nobody else asks it any more
     */
    String read(Source source, Telling telling, Runnable begun) throws InterruptedException {
        var lock = lock(source);
        if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return "Timed out: it is still being asked for another run, since " + patience.toSeconds()
                    + " s at the least.";
        }
        try {
            begun.run();
            // Till it is read whole: whoever gives it up may come at any moment.
            unread.add(source.name());
            var why = run(source, reader -> reader.read(source, telling));
            if (why.isEmpty()) {
                unread.remove(source.name());
            }
            tell(source, why);
            return why;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what was changed in a source, unless it is being asked already, or could not be read of late: that is tried again by
     * itself, and a look at changes that succeeds would not say that all is well.
     *
     * @return whether there is nothing against the next look
     */
    boolean watch(Source source, Telling telling) throws InterruptedException {
        var lock = lock(source);
        if (!lock.tryLock()) {
            return true;
        }
        try {
            if (unread.contains(source.name())) {
                return true;
            }
            var why = run(source, reader -> reader.watch(source, telling));
            if (!why.equals(failing.getOrDefault(source.name(), ""))) {
                tell(source, why);
            }
            return why.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** A source took too long. */
    void gaveUp(Source source, String why) throws InterruptedException {
        unread.add(source.name());
        tell(source, why);
    }

    /** What became of other sources than these does not matter any more. */
    void forgetAllBut(List<Source> sources) {
        var names = sources.stream().map(Source::name).toList();
        failing.keySet().retainAll(names);
        unread.retainAll(names);
    }

    /** Another copy of the registry asks from now on. */
    void close() {
        failing.clear();
        unread.clear();
        readers.forEach(SourceReader::close);
    }

    private ReentrantLock lock(Source source) {
        return busy.computeIfAbsent(source.name(), _ -> new ReentrantLock());
    }

    private String run(Source source, Work work) throws InterruptedException {
        try {
            work.on(readers.stream()
                    .filter(reader -> reader.kind() == source.kind())
                    .findFirst()
                    .orElseThrow());
            return "";
        } catch (SourceFailedException failed) {
            return String.valueOf(failed.getMessage());
        } catch (RuntimeException unexpected) {
            LOG.warnf(unexpected, "What source %s states could not be stored", source.name());
            return "Stored: what it states could not be stored: " + unexpected.getMessage();
        }
    }

    private void tell(Source source, String why) throws InterruptedException {
        failing.put(source.name(), why);
        try {
            Waiting.on(() -> states.tried(source.name(), why));
        } catch (RuntimeException lost) {
            LOG.warnf("It could not be stored what became of source %s: %s", source.name(), lost);
        }
    }
}
