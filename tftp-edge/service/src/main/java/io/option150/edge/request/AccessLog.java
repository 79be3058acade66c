package io.option150.edge.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Writes one JSON line for each request to the log category {@code option150.access}, on a thread of its own: whoever
 * tells of a request never waits for a disk or a terminal.
 */
@Singleton
final class AccessLog {

    /** The category that the lines go to. */
    static final String CATEGORY = "option150.access";

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final Logger ACCESS = Logger.getLogger(CATEGORY);

    private final BlockingQueue<RequestRecord> waiting;
    private final ObjectMapper json;
    private final Counter leftOut;
    private final Thread writer;

    @Inject
    AccessLog(RequestSettings settings, ObjectMapper json, MeterRegistry metrics) {
        this.waiting = new ArrayBlockingQueue<>(settings.queue());
        this.json = json;
        this.leftOut = metrics.counter("option150.access.dropped");
        this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::write);
    }

    void add(RequestRecord request) {
        if (!waiting.offer(request)) {
            leftOut.increment();
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        writer.interrupt();
        writer.join();
        for (RequestRecord last = waiting.poll(); last != null; last = waiting.poll()) {
            write(last);
        }
    }

    private void write() {
        try {
            while (true) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("The access log ends", e);
        }
    }

    private void write(RequestRecord request) {
        try {
            ACCESS.info(json.writeValueAsString(request));
        } catch (JsonProcessingException e) {
            LOG.errorf(e, "A request could not be written: %s", request);
        }
    }
}
