package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.call.Violations;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an import's lines one by one. */
interface ImportFormat {

    /** The device on this line; empty where a line holds none, such as a heading. */
    Optional<DeviceForm> read(String line);

    /** The line with its device; empty where it holds none. */
    default Optional<ImportLine> read(BodyLine line) {
        var form = line.tooLong()
                ? Optional.of(unreadable("must be at most " + BodyLines.LONGEST_BYTES + " bytes", line.text()))
                : read(line.text());
        return form.map(device -> ImportLine.of(line, device));
    }

    /**
     * The format of a body of this type.
     *
     * @throws ProblemException 415, naming those that are known
     */
    static ImportFormat of(@Nullable String contentType, ObjectMapper json) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/x-ndjson" -> line -> Optional.of(ofJson(line, json));
            case "text/csv" -> new CsvImport();
            default ->
                throw Problem.of(
                                415,
                                "content-type",
                                "Not an import",
                                "Content-Type must be application/x-ndjson or text/csv; got: " + type)
                        .exception();
        };
    }

    private static DeviceForm ofJson(String line, ObjectMapper json) {
        try {
            return DeviceForm.read(json.readTree(line));
        } catch (JsonProcessingException malformed) {
            return unreadable("must be a JSON object", line);
        } catch (ProblemException noObject) {
            return new DeviceForm(
                    Optional.empty(), Optional.empty(), noObject.problem().violations());
        }
    }

    /** A line of which nothing can be read. */
    static DeviceForm unreadable(String rule, String line) {
        var violations = new Violations();
        violations.add("line", rule, line);
        return new DeviceForm(Optional.empty(), Optional.empty(), violations.found());
    }
}
