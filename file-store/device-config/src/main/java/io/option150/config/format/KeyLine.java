package io.option150.config.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a 7940's or 7960's text file: {@code key: value}, also written {@code key = value}, the value with or without
 * quotes.
 *
 * @param key as written; empty where the line has no separator
 * @param value without quotes and comment
 * @param place of the key
 */
public record KeyLine(String key, String value, Place place) {

    private static final Pattern LINE = Pattern.compile(
            "[ \\t]*+([^\\s:=#;\"]++)[ \\t]*+[:=][ ]*+(?:\"([^\"]*+)\"|([^#;]*+))(?:\\s*+[#;].*+)?+\\s*+");

    /** The lines of a text that are neither empty nor comments. */
    public static List<KeyLine> of(ConfigText text) throws MalformedConfig {
        var found = new ArrayList<KeyLine>();
        var lines = text.lines();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            found.add(of(line, index + 1));
        }
        return found;
    }

    private static KeyLine of(String line, int number) {
        var place = new Place(number, 1 + line.indexOf(line.strip()));
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return new KeyLine("", "", place);
        }
        var quoted = matcher.group(2);
        // Trailing blanks mean nothing; a tab at the start is part of the value for a phone.
        return new KeyLine(matcher.group(1), quoted == null ? matcher.group(3).stripTrailing() : quoted, place);
    }
}
