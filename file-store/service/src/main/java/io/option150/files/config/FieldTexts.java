package io.option150.files.config;

import io.option150.config.record.RefusedRecord;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fields as a body may have them. */
final class FieldTexts {

    private FieldTexts() {}

    /** None where none are said. */
    static Map<String, String> of(@Nullable Map<String, @Nullable String> fields) {
        var texts = new TreeMap<String, String>();
        if (fields != null) {
            fields.forEach((path, value) -> {
                if (value == null) {
                    throw new RefusedRecord("fields." + path, "must be a text; empty leaves it to the phone", "null");
                }
                texts.put(path, value);
            });
        }
        return texts;
    }
}
