package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.option150.registry.call.Violations;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Two columns (RFC 4180): {@code name,clusterId}, or as a header in the first line orders them. */
final class CsvLines implements LineFormat {

    private static final ObjectReader ROWS =
            new CsvMapper().readerFor(String[][].class).with(CsvParser.Feature.WRAP_AS_ARRAY);
    private static final int COLUMNS = 2;

    private int nameColumn;
    private boolean first = true;

    @Override
    public Optional<DeviceForm> read(String line) {
        var cells = cells(line);
        boolean header = first && isHeader(cells);
        first = false;
        if (header) {
            nameColumn = cells.getFirst().equalsIgnoreCase("name") ? 0 : 1;
            return Optional.empty();
        }
        var violations = new Violations();
        if (cells.size() != COLUMNS) {
            violations.add("line", "must have two columns: name and clusterId", line);
            return Optional.of(DeviceForm.of(Optional.empty(), Optional.empty(), violations));
        }
        var name = cells.get(nameColumn);
        var home = cells.get(1 - nameColumn);
        return Optional.of(DeviceForm.of(Optional.of(name), Optional.of(home), violations));
    }

    private static boolean isHeader(List<String> cells) {
        return cells.size() == COLUMNS
                && cells.stream().anyMatch("name"::equalsIgnoreCase)
                && cells.stream().anyMatch("clusterId"::equalsIgnoreCase);
    }

    /** The cells without the blanks around them; none when the line is no row. */
    private static List<String> cells(String line) {
        try {
            String[][] rows = ROWS.readValue(line);
            return rows.length == 1 ? Arrays.stream(rows[0]).map(String::strip).toList() : List.of();
        } catch (JsonProcessingException _) {
            return List.of();
        }
    }
}
