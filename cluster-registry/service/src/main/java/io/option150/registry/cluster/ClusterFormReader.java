package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Checked;
import io.option150.registry.call.FieldRules;
import io.option150.registry.call.JsonFields;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a cluster's description. */
@Singleton
class ClusterFormReader {

    // Sequence and warnings are let pass unread, so that an answer can be changed and sent back; If-Match is what
    // counts.
    static final List<String> FIELDS =
            FieldRules.namesOf(ClusterForm.class, "sequence", "warnings", "stated", "callManagerGroups");

    /** What a new cluster has where nothing is said; clusterId and role must be. */
    private static final ClusterRecord DEFAULTS = new ClusterRecord(
            "", "", "", ClusterRole.REMOTE, true, false, List.of(), false, 100, 69, 6970, List.of(), 0);

    private final FieldRules rules;

    ClusterFormReader(FieldRules rules) {
        this.rules = rules;
    }

    /** Reads a new cluster; fields left out have their defaults. */
    Checked<ClusterForm> read(@Nullable JsonNode body) {
        var json = JsonFields.of(body, FIELDS).require("clusterId", "role");
        var addresses = json.texts("tftpAddresses", DEFAULTS.tftpAddresses());
        // Addresses that someone typed in are meant to stay: discovery may replace them only when told so (R12).
        return form(json, DEFAULTS, addresses, !addresses.isEmpty());
    }

    /** Reads what is to become of this cluster; fields left out stay as they are. */
    Checked<ClusterForm> read(@Nullable JsonNode body, ClusterRecord present) {
        var json = JsonFields.of(body, FIELDS);
        return form(json, present, json.texts("tftpAddresses", present.tftpAddresses()), present.manualOverride());
    }

    private Checked<ClusterForm> form(
            JsonFields json, ClusterRecord present, List<String> addresses, boolean manualOverride) {
        var form = new ClusterForm(
                json.text("clusterId", present.clusterId()),
                json.choice("role", present.role()),
                json.text("fqdn", present.fqdn()),
                json.text("description", present.description()),
                json.flag("tftpEnabled", present.tftpEnabled()),
                json.flag("manualOverride", manualOverride),
                addresses,
                json.flag("secure", present.secure()),
                json.integer("order", present.order()),
                json.integer("tftpPort", present.tftpPort()),
                json.integerOrNull("httpPort", present.httpPort()),
                json.texts("peers", present.peers()));
        return rules.check(form, json);
    }
}
