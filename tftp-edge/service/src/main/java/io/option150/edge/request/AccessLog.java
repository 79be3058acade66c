package io.option150.edge.request;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes one JSON line for each request to standard output, a batch at once, while the log category
 * {@code option150.access} has the level INFO. Not by that category's handlers: where other lines are made JSON, so would
 * these be, once more and a whole batch in one. For one thread at a time.
 */
@Singleton
final class AccessLog {

    /** The category that turns the lines on and off. */
    static final String CATEGORY = "option150.access";

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final Logger ACCESS = Logger.getLogger(CATEGORY);

    private final AccessLine lines = new AccessLine();
    private final PrintStream out;

    AccessLog() {
        this(System.out);
    }

    AccessLog(PrintStream out) {
        this.out = out;
    }

    /** Blocks while the disk or terminal does. */
    void write(List<RequestRecord> requests) {
        if (!ACCESS.isInfoEnabled()) {
            return;
        }
        try {
            lines.write(requests, out);
            out.flush();
        } catch (IOException e) {
            LOG.errorf(e, "Requests could not be written: %s", requests);
        }
    }
}
