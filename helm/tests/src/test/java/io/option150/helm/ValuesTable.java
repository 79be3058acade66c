package io.option150.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of all values, with defaults and the texts of their {@code # --} comments, as helm-docs writes it. */
final class ValuesTable {

    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9_]+):.*");
    private static final Pattern COMMENT = Pattern.compile(" *# ?(.*)");

    private ValuesTable() {}

    static String of(Path values) throws IOException {
        Map<String, String> texts = texts(Files.readAllLines(values));
        List<String> rows = new ArrayList<>(List.of("| key | default | meaning |", "|---|---|---|"));
        addRows("", Chart.YAML.readTree(values.toFile()), texts, rows);
        return String.join("\n", rows) + "\n";
    }

    private static void addRows(String path, JsonNode node, Map<String, String> texts, List<String> rows) {
        // A map that is explained as a whole, or is the user's to fill, is one row.
        if (node.isObject() && !node.isEmpty() && (path.isEmpty() || !path.endsWith("labels"))) {
            node.properties()
                    .forEach(entry -> addRows(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            texts,
                            rows));
        } else {
            rows.add("| `%s` | `%s` | %s |"
                    .formatted(path, node, texts.getOrDefault(path, ""))
                    .replace(" |  |", " | |"));
        }
    }

    /** The comment of each key, by its path: indentation tells the path. */
    private static Map<String, String> texts(List<String> lines) {
        Map<String, String> texts = new HashMap<>();
        List<String> path = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        for (String line : lines) {
            Matcher text = COMMENT.matcher(line);
            Matcher key = KEY.matcher(line);
            if (text.matches()) {
                if (text.group(1).startsWith("-- ")) {
                    comment = new StringBuilder(text.group(1).substring(3));
                } else if (!comment.isEmpty()) {
                    comment.append(' ').append(text.group(1));
                }
            } else if (key.matches()) {
                int depth = key.group(1).length() / 2;
                path.subList(Math.min(depth, path.size()), path.size()).clear();
                path.add(key.group(2));
                texts.put(String.join(".", path), comment.toString().replace("|", "\\|"));
                comment.setLength(0);
            } else {
                comment.setLength(0);
            }
        }
        return texts;
    }
}
