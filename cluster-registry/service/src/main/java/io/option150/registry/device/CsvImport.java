package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.option150.registry.call.Violations;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.util.List;
import java.util.Optional;

/** Comma-separated values (RFC 4180) whose first line names the columns {@code name} and {@code clusterId}. */
final class CsvImport implements ImportFormat {

    private static final ObjectReader FIELDS = new CsvMapper().readerForListOf(String.class);
    private static final String HEADING = "must name the columns name and clusterId, in the first line";

    private int nameAt = -1;
    private int clusterAt = -1;

    @Override
    public Optional<DeviceForm> read(String line) {
        List<String> fields;
        try {
            fields = FIELDS.readValue(line);
        } catch (JsonProcessingException malformed) {
            if (nameAt < 0) {
                throw noHeading(line);
            }
            return Optional.of(ImportFormat.unreadable("must be comma-separated values", line));
        }
        if (nameAt < 0) {
            heading(fields, line);
            return Optional.empty();
        }
        return Optional.of(DeviceForm.of(at(fields, nameAt), at(fields, clusterAt), missing(fields)));
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

    private static Optional<String> at(List<String> fields, int index) {
        return index < fields.size() ? Optional.of(fields.get(index).strip()) : Optional.empty();
    }

    private static Violations missing(List<String> fields) {
        var violations = new Violations();
        if (fields.size() != 2) {
            violations.add("line", "must have two fields", String.join(",", fields));
        }
        return violations;
    }
}
