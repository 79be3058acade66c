package io.option150.config.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables of this package: lines of a resource, without comments. */
final class Tables {

    private Tables() {}

    static List<String> lines(String resource) {
        try (var in = Tables.class.getResourceAsStream(resource)) {
            var text = new String(
                    Objects.requireNonNull(in, () -> "part of the jar: " + resource)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns of each line, empty ones added up to a number. */
    static List<List<String>> rows(String resource, int columns) {
        return lines(resource).stream()
                .map(line ->
                        List.of((line + "\t".repeat(columns)).split("\t", -1)).subList(0, columns))
                .toList();
    }
}
