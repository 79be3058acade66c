package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.registry.call.Checked;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an import's lines one by one. */
interface ImportFormat {

    /** The device on this line; empty where a line holds none, such as a heading. */
    Optional<Checked<DeviceForm>> read(String line);

    /** The line with its device; empty where it holds none. */
    default Optional<ImportLine> read(BodyLine line) {
        var form = line.tooLong()
                ? Optional.of(DeviceFormReader.unreadable(
                        "must be at most " + BodyLines.LONGEST_BYTES + " bytes", line.text()))
                : read(line.text());
        return form.map(device -> ImportLine.of(line, device));
    }

    /**
     * The format of a body of this type.
     *
     * @param home of lines that name none
     * @throws ProblemException 415, naming those that are known
     */
    static ImportFormat of(
            @Nullable String contentType, ObjectMapper json, DeviceFormReader forms, Optional<String> home) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/x-ndjson" -> line -> Optional.of(ofJson(line, json, forms, home));
            case "text/csv" -> new CsvImport(forms, home);
            default ->
                throw Problem.of(
                                415,
                                "content-type",
                                "Not an import",
                                "Content-Type must be application/x-ndjson or text/csv; got: " + type)
                        .exception();
        };
    }

    private static Checked<DeviceForm> ofJson(
            String line, ObjectMapper json, DeviceFormReader forms, Optional<String> home) {
        try {
            var device = json.readTree(line);
            if (device instanceof ObjectNode named && !named.has("clusterId")) {
                home.ifPresent(id -> named.put("clusterId", id));
            }
            return forms.read(device);
        } catch (JsonProcessingException malformed) {
            return DeviceFormReader.unreadable("must be a JSON object", line);
        } catch (ProblemException noObject) {
            return DeviceFormReader.unreadable(noObject.problem().violations());
        }
    }
}
