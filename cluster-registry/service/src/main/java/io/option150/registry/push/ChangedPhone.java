package io.option150.registry.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.contract.FileRecord;
import io.option150.registry.device.PhoneNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * A phone whose configuration was changed just now.
 *
 * @param phone as phone.key
 * @param sequence of the change
 */
record ChangedPhone(String phone, long sequence) {

    private static final Logger LOG = Logger.getLogger(ChangedPhone.class);

    /** A topic that is told anew tells of all files, when they were changed among it: what is older is no news. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** A file's record has some hundred bytes. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Pattern CONFIGURATION =
            Pattern.compile("([A-Za-z0-9]{1,64})\\.cnf(?:\\.xml)?", Pattern.CASE_INSENSITIVE);

    /** The phone that a record of config-changed is of; empty where it is of none, or tells of an older change. */
    static Optional<ChangedPhone> of(ConsumerRecord<String, byte[]> record, ObjectMapper json, Instant now) {
        var key = record.key();
        var value = record.value();
        if (key == null || value == null || value.length > MOST_BYTES) {
            return Optional.empty();
        }
        var name = CONFIGURATION.matcher(key);
        if (!name.matches() || !PhoneNames.isName(name.group(1))) {
            return Optional.empty();
        }
        try {
            var file = json.readValue(new String(value, UTF_8), FileRecord.class);
            return file.modified().isAfter(now.minus(FRESH))
                    ? Optional.of(
                            new ChangedPhone(PhoneNames.keyOf(name.group(1).toUpperCase(Locale.ROOT)), file.sequence()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.warnf(
                    "What is told of %s cannot be read, and no phone is asked for it: %s", key, e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
