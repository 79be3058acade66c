package io.option150.registry.cluster;

import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** No address and port belongs to two clusters, and no remote is where our own edge is. */
final class AddressBook {

    private final OwnEdge own;
    private final Collection<ClusterRecord> others;

    AddressBook(OwnEdge own, Collection<ClusterRecord> others) {
        this.own = own;
        this.others = others;
    }

    /** Every address of this record that is taken, each once. */
    List<Violation> conflicts(ClusterRecord draft) {
        var violations = new ArrayList<Violation>();
        for (var address : draft.tftpAddresses()) {
            ownConflict(draft, address).or(() -> otherConflict(draft, address)).ifPresent(violations::add);
        }
        return violations;
    }

    private Optional<Violation> ownConflict(ClusterRecord draft, String address) {
        if (draft.role() == ClusterRole.LOCAL) {
            return Optional.empty();
        }
        if (own.answersTftp(address, draft.tftpPort())) {
            return Optional.of(taken(address, draft.tftpPort(), "tftpPort", "our own edge"));
        }
        var httpPort = draft.httpPort();
        return httpPort != null && own.answersHttp(address, httpPort)
                ? Optional.of(taken(address, httpPort, "httpPort", "our own edge (httpPort null means TFTP only)"))
                : Optional.empty();
    }

    private Optional<Violation> otherConflict(ClusterRecord draft, String address) {
        for (var other : others) {
            if (!other.tftpAddresses().contains(address)) {
                continue;
            }
            var owner = "cluster " + other.clusterId();
            if (other.tftpPort() == draft.tftpPort()) {
                return Optional.of(taken(address, draft.tftpPort(), "tftpPort", owner));
            }
            var httpPort = draft.httpPort();
            if (httpPort != null && Objects.equals(httpPort, other.httpPort())) {
                return Optional.of(taken(address, httpPort, "httpPort", owner));
            }
        }
        return Optional.empty();
    }

    private static Violation taken(String address, int port, String portField, String owner) {
        return new Violation(
                "tftpAddresses",
                "with its " + portField + " belongs to one cluster only; this one is taken by " + owner,
                address + " port " + port);
    }
}
