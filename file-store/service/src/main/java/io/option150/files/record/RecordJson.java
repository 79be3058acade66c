package io.option150.files.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.files.seal.Seals;
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

    Secrets open(@Nullable String sealed, String of) {
        if (sealed == null || sealed.isEmpty()) {
            return new Secrets(java.util.Map.of(), java.util.List.of());
        }
        try {
            return json.readValue(seals.open(Base64.getMimeDecoder().decode(sealed), of), Secrets.class);
        } catch (IOException e) {
            throw new IllegalStateException("what is sealed of " + of + " is none of our texts");
        }
    }
}
