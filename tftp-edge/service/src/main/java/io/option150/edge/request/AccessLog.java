package io.option150.edge.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.StringJoiner;
import org.jboss.logging.Logger;

/**
 * Writes one JSON line for each request to the log category {@code option150.access}. Lines that belong to one batch
 * are one log message, as writing costs by the message.
 */
@Singleton
final class AccessLog {

    /** The category that the lines go to. */
    static final String CATEGORY = "option150.access";

    private static final Logger LOG = Logger.getLogger(AccessLog.class);
    private static final Logger ACCESS = Logger.getLogger(CATEGORY);

    private final ObjectWriter json;

    @Inject
    AccessLog(ObjectMapper json) {
        this.json = json.writerFor(RequestRecord.class);
    }

    /** Blocks while the disk or terminal does. */
    void write(List<RequestRecord> requests) {
        if (!ACCESS.isInfoEnabled()) {
            return;
        }
        StringJoiner lines = new StringJoiner("\n");
        for (RequestRecord each : requests) {
            try {
                lines.add(json.writeValueAsString(each));
            } catch (JsonProcessingException e) {
                LOG.errorf(e, "A request could not be written: %s", each);
            }
        }
        ACCESS.info(lines.toString());
    }
}
