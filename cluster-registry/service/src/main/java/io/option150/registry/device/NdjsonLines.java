package io.option150.registry.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.registry.call.Violations;
import java.util.Optional;

/** One JSON object a line: {@code {"name":"SEP001122AABBCC","clusterId":"branch-a"}}. */
final class NdjsonLines implements LineFormat {

    private final ObjectMapper json;

    NdjsonLines(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Optional<DeviceForm> read(String line) {
        return Optional.of(parse(line) instanceof ObjectNode object ? DeviceForm.read(object) : unreadable(line));
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException _) {
            return json.missingNode();
        }
    }

    private static DeviceForm unreadable(String line) {
        var violations = new Violations();
        violations.add("line", "must be a JSON object", line);
        return DeviceForm.of(Optional.empty(), Optional.empty(), violations);
    }
}
