package io.option150.edge.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.clock.Timers;
import io.option150.edge.rehearsal.RehearsedNames;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Where every request ends up: memory, access line, metrics. Loops only leave word here; all that costs is done on a
 * thread of its own that looks for it a few times a second, so that nobody is woken for a single request. Nothing here
 * waits for a disk or a terminal.
 */
@Singleton
public class RequestLog {

    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Requests that are noted in one go. */
    private static final int BATCH = 256;

    private final Queue<Supplier<EndedRequest>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final int mostWaiting;
    private final RequestRing ring;
    private final AccessLog access;
    private final RequestMetrics metrics;
    private final Timers timers;
    private final List<RequestWatch> watches;
    private final RehearsedNames rehearsed;
    private final AccessLine unread = new AccessLine();
    private final Thread noting;
    private volatile long lastEnded;
    private volatile boolean ending;

    RequestLog(
            RequestSettings settings,
            AccessLog access,
            MeterRegistry registry,
            Timers timers,
            @All List<RequestWatch> watches,
            RehearsedNames rehearsed) {
        this.mostWaiting = settings.queue();
        this.ring = new RequestRing(settings.kept());
        this.access = access;
        this.metrics = new RequestMetrics(registry);
        this.timers = timers;
        this.watches = List.copyOf(watches);
        this.rehearsed = rehearsed;
        this.lastEnded = timers.now();
        this.noting = Thread.ofPlatform().name("request-log").daemon().start(this::note);
    }

    /** When the latest request ended, on the clock of {@link Timers#now}; before the first one, the start. */
    public long lastEnded() {
        return lastEnded;
    }

    /** A request ended. Called on loops: never waits. The record is made later, on another thread. */
    public void add(Supplier<EndedRequest> request) {
        lastEnded = timers.now();
        if (waitingCount.incrementAndGet() > mostWaiting) {
            waitingCount.decrementAndGet();
            access.leaveOut(1);
        } else {
            waiting.add(request);
        }
    }

    /** All that fit of those that have ended up to now, newest first. Looks at each one: not for loops. */
    List<RequestRecord> find(Predicate<RequestRecord> fits) {
        noteAll();
        return ring.find(fits);
    }

    @PreDestroy
    void close() throws InterruptedException {
        ending = true;
        LockSupport.unpark(noting);
        noting.join();
        noteAll();
        access.close();
    }

    private void note() {
        while (!ending) {
            try {
                noteAll();
            } catch (RuntimeException | Error e) {
                // One request that cannot be told of must not silence the log for all others.
                LOG.error("A request could not be noted", e);
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private synchronized void noteAll() {
        List<RequestRecord> batch = new ArrayList<>();
        Supplier<EndedRequest> next = waiting.poll();
        while (next != null) {
            waitingCount.decrementAndGet();
            EndedRequest ended = next.get();
            if (isRehearsed(ended)) {
                rehearse(ended.record());
            } else {
                RequestRecord request = ended.record();
                ring.add(request);
                metrics.count(request);
                batch.add(request);
                tell(ended);
            }
            next = waiting.poll();
            if (!batch.isEmpty() && (next == null || batch.size() == BATCH)) {
                access.add(batch);
                batch = new ArrayList<>();
            }
        }
    }

    private boolean isRehearsed(EndedRequest ended) {
        return ended.question() != null
                && rehearsed.has(ended.question().file().name().value());
    }

    /** What this copy asks itself for is told nobody; that lines are made is what it is to learn. */
    private void rehearse(RequestRecord record) {
        try {
            unread.write(List.of(record), OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A watch that fails must not keep the others, or the log, from hearing. */
    private void tell(EndedRequest request) {
        for (RequestWatch watch : watches) {
            try {
                watch.ended(request);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s could not follow a request", watch.getClass().getName());
            }
        }
    }
}
