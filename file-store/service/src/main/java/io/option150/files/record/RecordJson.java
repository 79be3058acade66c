package io.option150.files.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.config.record.RefusedRecord;
import io.option150.files.seal.Seals;
import io.option150.seal.DoesNotOpen;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Records to and from the texts that the tables keep. */
@Singleton
class RecordJson {

    private final ObjectMapper json;
    private final Seals seals;

    RecordJson(ObjectMapper json, Seals seals) {
        this.json = json;
        this.seals = seals;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Its message would quote what is kept.
            throw new IllegalStateException("the database holds no " + type.getSimpleName() + " where one must be");
        }
    }

    /** Base64 of what is sealed; empty where there is no secret. */
    String seal(Secrets secrets, String of) {
        return secrets.isNone()
                ? ""
                : Base64.getEncoder()
                        .encodeToString(
                                seals.close(write(secrets).getBytes(java.nio.charset.StandardCharsets.UTF_8), of));
    }

    /**
     * What is sealed of a record.
     *
     * @throws RefusedRecord where it does not open, or is none of our texts
     */
    Secrets open(@Nullable String sealed, String of) {
        if (sealed == null || sealed.isEmpty()) {
            return Secrets.NONE;
        }
        try {
            return json.readValue(seals.open(Base64.getMimeDecoder().decode(sealed), of), Secrets.class);
        } catch (DoesNotOpen closed) {
            throw closed(closed);
        } catch (IOException unread) {
            // Its message would quote what is kept.
            throw closed(null);
        }
    }

    private static RefusedRecord closed(@Nullable Throwable cause) {
        var refused = new RefusedRecord(
                "secrets",
                "must open under the key of option150.files.key-file; put that file back, or send them anew",
                "");
        refused.initCause(cause);
        return refused;
    }
}
