package io.option150.edge.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Writes one JSON line for each request to standard output, a batch at once, while the log category
 * {@code option150.access} has the level INFO. Not by that category's handlers: where other lines are made JSON, so would
 * these be, once more and a whole batch in one. It has a thread of its own: an output that nobody reads holds up nothing
 * but the lines, of which those that do not fit are counted and left out.
 */
@Singleton
final class AccessLog {

    /** The category that turns the lines on and off. */
    static final String CATEGORY = "option150.access";

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final Logger ACCESS = Logger.getLogger(CATEGORY);
    private static final List<RequestRecord> END = List.of();
    /** What an output that is read takes for the last lines. */
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    private final BlockingQueue<List<RequestRecord>> batches = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AccessLine lines = new AccessLine();
    private final PrintStream out;
    private final int mostWaiting;
    private final Counter leftOut;
    private final Thread writing;

    @Inject
    AccessLog(RequestSettings settings, MeterRegistry registry) {
        this(System.out, settings.queue(), registry);
    }

    AccessLog(PrintStream out, int mostWaiting, MeterRegistry registry) {
        this.out = out;
        this.mostWaiting = mostWaiting;
        this.leftOut = Counter.builder("option150.access.dropped")
                .description("Requests whose access line was left out since too many waited")
                .register(registry);
        this.writing = Thread.ofPlatform().name("access-log").daemon().start(this::writeAll);
    }

    /** Has these written soon; never waits. */
    void add(List<RequestRecord> requests) {
        if (!ACCESS.isInfoEnabled()) {
            return;
        }
        if (waiting.addAndGet(requests.size()) > mostWaiting) {
            waiting.addAndGet(-requests.size());
            leaveOut(requests.size());
        } else {
            batches.add(requests);
        }
    }

    /** There will be no lines of so many requests. */
    void leaveOut(int requests) {
        leftOut.increment(requests);
    }

    /** Writes what waits, unless the output takes too long for it. Nothing may be added any more. */
    void close() throws InterruptedException {
        batches.add(END);
        if (!writing.join(LAST_LINES)) {
            LOG.warnf("%d access lines are lost: nobody reads the output", waiting.get());
        }
    }

    private void writeAll() {
        try {
            for (List<RequestRecord> batch = batches.take(); batch != END; batch = batches.take()) {
                write(batch);
                waiting.addAndGet(-batch.size());
            }
        } catch (InterruptedException e) {
            // Nobody but the end of the process interrupts this thread.
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks while the disk or terminal does. */
    private void write(List<RequestRecord> requests) {
        try {
            lines.write(requests, out);
            out.flush();
        } catch (IOException | RuntimeException | Error e) {
            LOG.errorf(e, "Requests could not be written: %s", requests);
        }
    }
}
