package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.option150.registry.call.Checked;
import io.option150.web.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180) whose first line names the {@link CsvColumns}. */
final class CsvImport implements ImportFormat {

    private static final ObjectReader FIELDS = new CsvMapper().readerForListOf(String.class);

    private final DeviceFormReader forms;
    private final Optional<String> home;
    private @Nullable CsvColumns columns;
    private boolean insideQuotes;

    /**
     * A body of which nothing was read yet.
     *
     * @param home of lines that name none
     */
    CsvImport(DeviceFormReader forms, Optional<String> home) {
        this.forms = forms;
        this.home = home;
    }

    @Override
    public Optional<Checked<DeviceForm>> read(String line) {
        boolean wasInside = insideQuotes;
        insideQuotes ^= line.chars().filter(sign -> sign == '"').count() % 2 == 1;
        if (wasInside && columns != null) {
            // What looks like fields is the rest of somebody's description.
            return Optional.of(
                    DeviceFormReader.unreadable("must not be the rest of a quoted field of a line before", line));
        }
        List<String> fields;
        try {
            fields = FIELDS.readValue(line);
        } catch (JsonProcessingException malformed) {
            if (columns == null) {
                throw CsvColumns.none(line);
            }
            return Optional.of(DeviceFormReader.unreadable("must be comma-separated values", line));
        }
        var heading = columns;
        if (heading == null) {
            columns = CsvColumns.of(fields, line, home.isEmpty());
            return Optional.empty();
        }
        if (!heading.fits(fields)) {
            // Which of them is which is anybody's guess.
            return Optional.of(DeviceFormReader.unreadable(
                    "must have a field for each of the " + heading.count() + " columns of the first line",
                    String.join(",", fields)));
        }
        var broken = heading.brokenMac(fields);
        if (broken.isPresent()) {
            return Optional.of(DeviceFormReader.unreadable(
                    List.of(new Violation("name", "must be a MAC address of 12 hexadecimal digits", broken.get()))));
        }
        return Optional.of(forms.read(JsonNodeFactory.instance
                .objectNode()
                .put("name", heading.device(fields))
                .put("clusterId", heading.home(fields).or(() -> home).orElse(""))));
    }
}
