package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.option150.registry.call.Checked;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.List;
import java.util.Optional;

/** Comma-separated values (RFC 4180) whose first line names the columns {@code name} and {@code clusterId}. */
final class CsvImport implements ImportFormat {

    private static final ObjectReader FIELDS = new CsvMapper().readerForListOf(String.class);
    private static final String HEADING = "must name the columns name and clusterId, in the first line";

    private final DeviceFormReader forms;
    private int nameAt = -1;
    private int clusterAt = -1;

    CsvImport(DeviceFormReader forms) {
        this.forms = forms;
    }

    @Override
    public Optional<Checked<DeviceForm>> read(String line) {
        List<String> fields;
        try {
            fields = FIELDS.readValue(line);
        } catch (JsonProcessingException malformed) {
            if (nameAt < 0) {
                throw noHeading(line);
            }
            return Optional.of(DeviceFormReader.unreadable("must be comma-separated values", line));
        }
        if (nameAt < 0) {
            heading(fields, line);
            return Optional.empty();
        }
        if (fields.size() != 2) {
            // Which of them is which is anybody's guess.
            return Optional.of(DeviceFormReader.unreadable("must have two fields", String.join(",", fields)));
        }
        return Optional.of(forms.read(JsonNodeFactory.instance
                .objectNode()
                .put("name", fields.get(nameAt).strip())
                .put("clusterId", fields.get(clusterAt).strip())));
    }

    private void heading(List<String> columns, String line) {
        List<String> names = columns.stream().map(String::strip).toList();
        nameAt = names.indexOf("name");
        clusterAt = names.indexOf("clusterId");
        if (nameAt < 0 || clusterAt < 0 || names.size() != 2) {
            // Which column is which is not to be guessed: nothing of such a body is stored.
            throw noHeading(line);
        }
    }

    private static ProblemException noHeading(String line) {
        return new Violation("line 1", HEADING, line).exception();
    }
}
