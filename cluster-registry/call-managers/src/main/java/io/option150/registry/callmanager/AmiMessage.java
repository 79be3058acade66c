package io.option150.registry.callmanager;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A message of Asterisk's manager interface: lines of a key and a value, and an empty one.
 *
 * @param fields by key in lower case; of several the first
 * @param text lines without a key, as some modules answer
 */
record AmiMessage(Map<String, String> fields, List<String> text) {

    private static final int MOST_LINES = 500;

    static AmiMessage read(Wire wire) throws IOException {
        var fields = new HashMap<String, String>();
        var text = new ArrayList<String>();
        for (int lines = 0; ; lines++) {
            var line = wire.line();
            if (line.isEmpty() && lines > 0) {
                return new AmiMessage(Map.copyOf(fields), List.copyOf(text));
            }
            if (lines == MOST_LINES) {
                throw new IOException("a message of more than " + MOST_LINES + " lines");
            }
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).chars().allMatch(AmiMessage::isOfKey)) {
                fields.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            } else if (!line.isEmpty()) {
                text.add(line);
            }
        }
    }

    String field(String key) {
        return fields.getOrDefault(key, "");
    }

    private static boolean isOfKey(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
