package io.option150.registry.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Checked;
import io.option150.registry.call.FieldRules;
import io.option150.registry.call.JsonFields;
import io.option150.web.Violation;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads descriptions of devices, and of moves. */
@Singleton
class DeviceFormReader {

    // The sequence is let pass unread, so that an answer can be changed and sent back; If-Match is what counts.
    private static final List<String> FIELDS = FieldRules.namesOf(DeviceForm.class, "sequence");
    private static final List<String> MOVE = FieldRules.namesOf(MoveForm.class);

    private final FieldRules rules;

    DeviceFormReader(FieldRules rules) {
        this.rules = rules;
    }

    /** Reads a whole description. */
    Checked<DeviceForm> read(@Nullable JsonNode body) {
        var json = JsonFields.of(body, FIELDS).require("name", "clusterId");
        var form = new DeviceForm(MacName.of(json.text("name", "")), json.text("clusterId", ""));
        MistakenName.rule(form.name()).ifPresent(rule -> json.refuse("name", rule, form.name()));
        return rules.check(form, json);
    }

    /** Reads what is to become of this device: its name stays as it is where it is left out, or differs in case only. */
    Checked<DeviceForm> read(@Nullable JsonNode body, DeviceRow current) {
        var json = JsonFields.of(body, FIELDS).require("clusterId");
        var form = new DeviceForm(MacName.of(json.text("name", current.name)), json.text("clusterId", ""));
        if (!DeviceName.keyOf(form.name()).equals(current.key)) {
            json.refuse("name", "must be '" + current.name + "' as in the path; only its case may change", form.name());
        }
        return rules.check(form, json);
    }

    /**
     * Reads a move.
     *
     * @throws io.option150.web.ProblemException 400, naming every broken rule
     */
    MoveForm readMove(@Nullable JsonNode body) {
        var json = JsonFields.of(body, MOVE).require("from", "to");
        var move = new MoveForm(json.text("from", ""), json.text("to", ""));
        if (!move.to().isEmpty() && move.to().equals(move.from())) {
            json.refuse("to", "must be another cluster than 'from'", move.to());
        }
        return rules.check(move, json).good();
    }

    /** A line of which nothing can be read. */
    static Checked<DeviceForm> unreadable(String rule, String line) {
        return unreadable(List.of(new Violation("line", rule, line)));
    }

    static Checked<DeviceForm> unreadable(List<Violation> violations) {
        return new Checked<>(new DeviceForm("", ""), violations);
    }
}
