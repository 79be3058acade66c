package io.option150.registry.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.JsonFields;
import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import io.option150.web.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device as an admin describes it. What could not be read is left out and stands among the violations.
 *
 * @param givenName the name, empty if it was unreadable
 * @param givenHome the home cluster, empty if it was unreadable
 * @param violations the rules that the description breaks by itself
 */
record DeviceForm(Optional<DeviceName> givenName, Optional<ClusterId> givenHome, List<Violation> violations) {

    // The sequence is let pass unread, so that an answer can be changed and sent back; If-Match is what counts.
    private static final List<String> FIELDS = List.of("name", "clusterId", "sequence");

    DeviceForm {
        violations = List.copyOf(violations);
    }

    /** Reads a whole description. */
    static DeviceForm read(@Nullable JsonNode body) {
        var violations = new Violations();
        var json = JsonFields.of(body, violations, FIELDS);
        return of(json.requiredText("name"), json.requiredText("clusterId"), violations);
    }

    /** Reads what is to become of this device: its name stays as it is where it is left out, or differs in case only. */
    static DeviceForm read(@Nullable JsonNode body, Device current) {
        var violations = new Violations();
        var json = JsonFields.of(body, violations, FIELDS);
        var name = DeviceName.parse(json.text("name", current.name))
                .filter(given -> given.key().equals(current.key));
        if (name.isEmpty()) {
            violations.add(
                    "name",
                    "must be '" + current.name + "' as in the path; only its case may change",
                    json.text("name", ""));
        }
        var home = json.requiredText("clusterId").flatMap(text -> home("clusterId", text, violations));
        return new DeviceForm(name, home, violations.found());
    }

    /** Reads two texts, as a line of a table has them. */
    static DeviceForm of(Optional<String> name, Optional<String> clusterId, Violations violations) {
        return new DeviceForm(
                name.flatMap(text -> name(text, violations)),
                clusterId.flatMap(text -> home("clusterId", text, violations)),
                violations.found());
    }

    /** The cluster id in this field; none that is malformed can be a home. */
    static Optional<ClusterId> home(String field, String text, Violations violations) {
        var home = ClusterId.parse(text);
        if (home.isEmpty()) {
            violations.add(field, ClusterId.RULE, text);
        }
        return home;
    }

    private static Optional<DeviceName> name(String text, Violations violations) {
        var mistaken = MistakenName.rule(text);
        var name = mistaken.isPresent() ? Optional.<DeviceName>empty() : DeviceName.parse(text);
        if (name.isEmpty()) {
            violations.add("name", mistaken.orElse(DeviceName.RULE), text);
        }
        return name;
    }

    /** The name of a form without violations. */
    DeviceName name() {
        return givenName.orElseThrow();
    }

    /** The home of a form without violations. */
    ClusterId home() {
        return givenHome.orElseThrow();
    }
}
