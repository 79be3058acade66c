package io.option150.edge.request;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes one JSON line for each request to the log category {@code option150.access}. Lines that belong to one batch
 * are one log message, as writing costs by the message. For one thread at a time.
 */
@Singleton
final class AccessLog {

    /** The category that the lines go to. */
    static final String CATEGORY = "option150.access";

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final Logger ACCESS = Logger.getLogger(CATEGORY);

    private final AccessLine lines = new AccessLine();

    /** Blocks while the disk or terminal does. */
    void write(List<RequestRecord> requests) {
        if (!ACCESS.isInfoEnabled()) {
            return;
        }
        try {
            ACCESS.info(lines.of(requests));
        } catch (IOException e) {
            LOG.errorf(e, "Requests could not be written: %s", requests);
        }
    }
}
