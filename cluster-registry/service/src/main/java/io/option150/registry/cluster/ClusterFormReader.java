package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.JsonFields;
import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a cluster's description and checks all that one record alone can break (R7, R10). */
final class ClusterFormReader {

    // The sequence is let pass unread, so that an answer can be changed and sent back; If-Match is what counts.
    static final List<String> FIELDS = List.of(
            "clusterId",
            "fqdn",
            "description",
            "role",
            "tftpEnabled",
            "manualOverride",
            "tftpAddresses",
            "secure",
            "order",
            "tftpPort",
            "httpPort",
            "peers",
            "sequence");

    private static final int MAX_ORDER = 10_000;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_PEERS = 1_000;

    /** What a new cluster has where nothing is said; clusterId and role must be. */
    private static final ClusterRecord DEFAULTS = new ClusterRecord(
            "", "", "", ClusterRole.REMOTE, true, false, List.of(), false, 100, 69, 6970, List.of(), 0);

    private final Violations violations = new Violations();
    private final JsonFields json;
    private final ClusterRecord present;
    private final boolean isNew;

    private ClusterFormReader(@Nullable JsonNode body, ClusterRecord present, boolean isNew) {
        this.json = JsonFields.of(body, violations, FIELDS);
        this.present = present;
        this.isNew = isNew;
    }

    /** Reads a new cluster; fields left out have their defaults. */
    static ClusterForm read(@Nullable JsonNode body) {
        return new ClusterFormReader(body, DEFAULTS, true).form();
    }

    /** Reads what is to become of this cluster; fields left out stay as they are. */
    static ClusterForm read(@Nullable JsonNode body, ClusterRecord present) {
        return new ClusterFormReader(body, present, false).form();
    }

    private ClusterForm form() {
        var id = isNew || json.has("clusterId")
                ? json.requiredText("clusterId").flatMap(text -> id("clusterId", text))
                : ClusterId.parse(present.clusterId());
        var role =
                isNew || json.has("role") ? json.requiredText("role").flatMap(this::role) : Optional.of(present.role());
        var fqdn = json.text("fqdn", present.fqdn());
        ClusterTexts.checkFqdn(fqdn, violations);
        var description = json.text("description", present.description());
        ClusterTexts.checkDescription(description, violations);
        boolean tftpEnabled = json.flag("tftpEnabled", present.tftpEnabled());
        var addressTexts = json.texts("tftpAddresses", present.tftpAddresses());
        // Addresses that someone typed in are meant to stay: discovery may replace them only when told so (R12).
        boolean manualOverride =
                json.flag("manualOverride", isNew ? !addressTexts.isEmpty() : present.manualOverride());
        var addresses = new AddressList(addressTexts, violations);
        if (role.filter(ClusterRole.REMOTE::equals).isPresent()) {
            addresses.requireAny(tftpEnabled, manualOverride);
        }
        return new ClusterForm(
                id,
                role,
                fqdn,
                description,
                tftpEnabled,
                manualOverride,
                addresses.read(),
                json.flag("secure", present.secure()),
                json.integer("order", present.order(), 0, MAX_ORDER),
                json.integer("tftpPort", present.tftpPort(), 1, MAX_PORT),
                json.integerOrNull("httpPort", present.httpPort(), 1, MAX_PORT),
                peers(),
                violations.found());
    }

    private Optional<ClusterId> id(String field, String text) {
        var id = ClusterId.parse(text);
        if (id.isEmpty()) {
            violations.add(field, ClusterId.RULE, text);
        }
        return id;
    }

    private Optional<ClusterRole> role(String text) {
        return switch (text) {
            case "local" -> Optional.of(ClusterRole.LOCAL);
            case "remote" -> Optional.of(ClusterRole.REMOTE);
            default -> {
                violations.add("role", "must be 'local' or 'remote'", text);
                yield Optional.empty();
            }
        };
    }

    private List<ClusterId> peers() {
        var texts = json.texts("peers", present.peers());
        if (texts.size() > MAX_PEERS) {
            violations.add("peers", "must be at most " + MAX_PEERS + " cluster ids", texts.size() + " ids");
            return List.of();
        }
        var peers = new LinkedHashSet<ClusterId>();
        for (var text : texts) {
            id("peers", text)
                    .filter(id -> !peers.add(id))
                    .ifPresent(twice -> violations.add("peers", "must not name a cluster twice", twice.text()));
        }
        return new ArrayList<>(peers);
    }
}
