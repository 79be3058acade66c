package io.option150.registry.cluster;

import io.option150.registry.address.IpAddress;
import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import java.util.List;
import java.util.Objects;

/** Nobody else answers where a cluster is said to answer: neither another cluster nor our own edge. */
final class AddressRules {

    private static final String FIELD = "tftpAddresses";

    private AddressRules() {}

    static void check(ClusterForm form, List<Cluster> others, OwnEdge.Endpoints own, Violations violations) {
        for (var address : form.tftpAddresses()) {
            others.stream()
                    .filter(other -> List.of(other.tftpAddresses).contains(address.text()))
                    .forEach(other -> checkOther(form, address, other, violations));
            if (form.hasRole(ClusterRole.REMOTE) && own.isAt(address)) {
                checkOwn(form, address, own, violations);
            }
        }
    }

    private static void checkOther(ClusterForm form, IpAddress address, Cluster other, Violations violations) {
        var taken = "must not have an address and port of another cluster; cluster '" + other.clusterId + "' has ";
        if (form.tftpPort() == other.tftpPort) {
            violations.add(FIELD, taken + udp(address, other.tftpPort), address.text());
        }
        var httpPort = form.httpPort();
        if (httpPort != null && Objects.equals(httpPort, other.httpPort)) {
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
