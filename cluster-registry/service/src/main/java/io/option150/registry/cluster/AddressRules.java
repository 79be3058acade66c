package io.option150.registry.cluster;

import io.option150.registry.address.IpAddress;
import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** A cluster has the addresses that it needs, and nobody else answers there: neither another cluster nor our own edge. */
final class AddressRules {

    private static final String FIELD = "tftpAddresses";

    private AddressRules() {}

    static void check(ClusterForm form, List<OtherCluster> others, OwnEdge.Endpoints own, Violations violations) {
        if (form.tftpAddresses().size() > ClusterForm.MAX_ADDRESSES) {
            return;
        }
        boolean isRemote = form.role() == ClusterRole.REMOTE && !violations.has("role");
        checkList(form, isRemote, violations);
        for (var address : form.hosts().stream().distinct().toList()) {
            others.stream()
                    .filter(other -> other.tftpAddresses().contains(address.text()))
                    .forEach(other -> checkOther(form, address, other, violations));
            if (isRemote && own.isAt(address)) {
                checkOwn(form, address, own, violations);
            }
        }
    }

    /** None twice, in whatever spelling; a remote cluster that is asked, or whose addresses are set by hand, needs one. */
    private static void checkList(ClusterForm form, boolean isRemote, Violations violations) {
        var known = new HashSet<IpAddress>();
        for (var text : form.tftpAddresses()) {
            IpAddress.parse(text)
                    .filter(address -> address.isHost() && !known.add(address))
                    .ifPresent(_ -> violations.add(FIELD, "must not name an address twice", text));
        }
        boolean isNeeded = isRemote && (form.tftpEnabled() || form.manualOverride());
        if (form.tftpAddresses().isEmpty() && isNeeded && !violations.has(FIELD)) {
            violations.add(
                    FIELD,
                    "of a remote cluster must be 1 to 3 addresses, unless tftpEnabled and manualOverride are false"
                            + " (R7, R10)",
                    "none");
        }
    }

    private static void checkOther(ClusterForm form, IpAddress address, OtherCluster other, Violations violations) {
        var taken = "must not have an address and port of another cluster; cluster '" + other.clusterId() + "' has ";
        if (form.tftpPort() == other.tftpPort()) {
            violations.add(FIELD, taken + udp(address, other.tftpPort()), address.text());
        }
        var httpPort = form.httpPort();
        if (httpPort != null && Objects.equals(httpPort, other.httpPort())) {
            violations.add(FIELD, taken + tcp(address, httpPort), address.text());
        }
    }

    private static void checkOwn(ClusterForm form, IpAddress address, OwnEdge.Endpoints own, Violations violations) {
        var ours = "must not be our own edge, which would ask itself; it answers at ";
        if (form.tftpPort() == own.tftpPort()) {
            violations.add(FIELD, ours + udp(address, own.tftpPort()), address.text());
        }
        var httpPort = form.httpPort();
        if (httpPort != null && httpPort == own.httpPort()) {
            violations.add(FIELD, ours + tcp(address, own.httpPort()), address.text());
        }
    }

    private static String udp(IpAddress address, int port) {
        return address + " UDP port " + port + " (tftpPort)";
    }

    private static String tcp(IpAddress address, int port) {
        return address + " TCP port " + port + " (httpPort)";
    }
}
