package io.option150.registry.cluster;

import io.option150.registry.address.IpAddress;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as an admin describes it, defaults filled in. What could not be read is left out here and stands among the
 * violations, so that the rules between clusters can still be checked over the rest and everything be told at once.
 *
 * @param givenId the cluster id, empty if it was unreadable
 * @param givenRole the role, empty if it was unreadable
 * @param order 0 to 10000; the lowest is preferred
 * @param httpPort null: the cluster speaks TFTP only
 * @param violations the rules that the description breaks by itself
 */
record ClusterForm(
        Optional<ClusterId> givenId,
        Optional<ClusterRole> givenRole,
        String fqdn,
        String description,
        boolean tftpEnabled,
        boolean manualOverride,
        List<IpAddress> tftpAddresses,
        boolean secure,
        int order,
        int tftpPort,
        @Nullable Integer httpPort,
        List<ClusterId> peers,
        List<Violation> violations) {

    ClusterForm {
        tftpAddresses = List.copyOf(tftpAddresses);
        peers = List.copyOf(peers);
        violations = List.copyOf(violations);
    }

    /** The id of a form without violations. */
    ClusterId id() {
        return givenId.orElseThrow();
    }

    /** The role of a form without violations. */
    ClusterRole role() {
        return givenRole.orElseThrow();
    }

    boolean hasRole(ClusterRole role) {
        return givenRole.filter(role::equals).isPresent();
    }

    boolean hasId(String id) {
        return givenId.filter(given -> given.text().equals(id)).isPresent();
    }
}
