package io.option150.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of documents under the API's own names of fields.
 *
 * @param columns names of fields, of fields inside others with a dot
 */
public record Table(List<String> columns) {

    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    public Table {
        columns = List.copyOf(columns);
    }

    public static Table of(String... columns) {
        return new Table(List.of(columns));
    }

    /** The lines of these rows below their heading, none wider than this where that can be. */
    List<String> lines(Iterable<JsonNode> rows, int width) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        for (var row : rows) {
            cells.add(columns.stream().map(column -> Cell.of(row, column)).toList());
        }
        boolean[] numbers = new boolean[columns.size()];
        for (int i = 0; i < numbers.length; i++) {
            int column = i;
            numbers[i] = cells.size() > 1
                    && cells.stream().skip(1).map(row -> row.get(column)).allMatch(Cell::isNumber);
        }
        int[] widths = widths(cells, width);
        return cells.stream().map(row -> line(row, widths, numbers)).toList();
    }

    /** As wide as the widest of each column; where that is too much, the widest ones give way. */
    private static int[] widths(List<List<String>> cells, int width) {
        int[] widths = new int[cells.getFirst().size()];
        for (var row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
            }
        }
        long room = (long) width - (long) GAP.length() * (widths.length - 1);
        while (Arrays.stream(widths).asLongStream().sum() > room) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths, boolean[] numbers) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var text = TextWidth.cut(row.get(i), widths[i]);
            var fill = " ".repeat(Math.max(0, widths[i] - TextWidth.of(text)));
            line.append(i == 0 ? "" : GAP).append(numbers[i] ? fill + text : text + fill);
        }
        return line.toString().stripTrailing();
    }
}
