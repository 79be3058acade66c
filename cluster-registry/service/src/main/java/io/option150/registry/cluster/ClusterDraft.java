package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Problem;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a complete record out of an admin's input, or says every rule that the input breaks by itself. */
final class ClusterDraft {

    static final int DEFAULT_ORDER = 100;
    static final int DEFAULT_TFTP_PORT = 69;
    static final int DEFAULT_HTTP_PORT = 6970;

    private final List<Violation> violations = new ArrayList<>();

    private ClusterDraft() {}

    /**
     * The record with its defaults, addresses in their normal form; its sequence is yet to be drawn.
     *
     * @throws io.option150.web.ProblemException 400, naming every broken rule
     */
    static ClusterRecord complete(ClusterInput input) {
        return new ClusterDraft().record(input);
    }

    private ClusterRecord record(ClusterInput input) {
        var clusterId = required("clusterId", input.clusterId(), "");
        var role = required("role", input.role(), ClusterRole.REMOTE);
        var fqdn = orElse(input.fqdn(), "");
        var description = orElse(input.description(), "");
        boolean manualOverride = orElse(input.manualOverride(), false);
        var addresses = addresses(orElse(input.tftpAddresses(), List.of()), manualOverride);
        int order = orElse(input.order(), DEFAULT_ORDER);
        int tftpPort = orElse(input.tftpPort(), DEFAULT_TFTP_PORT);
        var httpPort = httpPort(input.httpPort());
        if (input.clusterId() != null) {
            ClusterRules.clusterId("clusterId", clusterId).ifPresent(violations::add);
        }
        ClusterRules.fqdn(fqdn).ifPresent(violations::add);
        ClusterRules.description(description).ifPresent(violations::add);
        ClusterRules.order(order).ifPresent(violations::add);
        ClusterRules.port("tftpPort", tftpPort).ifPresent(violations::add);
        if (httpPort != null) {
            ClusterRules.port("httpPort", httpPort).ifPresent(violations::add);
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
        return new ClusterRecord(
                clusterId,
                fqdn,
                description,
                role,
                orElse(input.tftpEnabled(), true),
                manualOverride,
                addresses,
                orElse(input.secure(), false),
                order,
                tftpPort,
                httpPort,
                peers(orElse(input.peers(), List.of())),
                0);
    }

    private List<String> addresses(List<String> given, boolean manualOverride) {
        if (given.size() > ClusterRules.MAX_ADDRESSES) {
            violations.add(new Violation(
                    "tftpAddresses",
                    "has at most " + ClusterRules.MAX_ADDRESSES + " addresses; 2 are recommended (R7)",
                    given.toString()));
            return List.of();
        }
        if (manualOverride && given.isEmpty()) {
            violations.add(
                    new Violation("tftpAddresses", "has 1 to 3 addresses where manualOverride is true (R10)", "[]"));
        }
        var normal = new ArrayList<String>();
        for (var text : given) {
            switch (ServiceAddress.parse(text)) {
                case ServiceAddress.Good good
                when normal.contains(good.text()) ->
                    violations.add(new Violation("tftpAddresses", "names each address once", text));
                case ServiceAddress.Good good -> normal.add(good.text());
                case ServiceAddress.Bad bad -> violations.add(new Violation("tftpAddresses", bad.rule(), bad.value()));
            }
        }
        return normal;
    }

    private @Nullable Integer httpPort(@Nullable JsonNode node) {
        if (node == null) {
            return DEFAULT_HTTP_PORT;
        }
        if (node.isNull()) {
            return null;
        }
        if (!node.isInt()) {
            violations.add(new Violation("httpPort", "is a port number, or null for TFTP only", node.toString()));
            return null;
        }
        return node.intValue();
    }

    private static List<String> peers(List<String> given) {
        given.forEach(peer -> {
            if (peer == null) {
                throw new Violation("peers", "names cluster ids", "null").exception();
            }
        });
        return List.copyOf(new TreeSet<>(given));
    }

    private <T> T required(String field, @Nullable T value, T substitute) {
        if (value == null) {
            violations.add(new Violation(field, "must be given", "null"));
            return substitute;
        }
        return value;
    }

    private static <T> T orElse(@Nullable T value, T standard) {
        return Objects.requireNonNullElse(value, standard);
    }
}
