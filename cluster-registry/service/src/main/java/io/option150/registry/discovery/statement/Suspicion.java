package io.option150.registry.discovery.statement;

import io.option150.registry.cluster.ClusterWarning;
import io.option150.registry.cluster.OtherCluster;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.discovery.statement.ClusterFacts.Node;
import io.option150.registry.discovery.statement.ClusterFacts.PointedAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One cluster beside what counts of what is stated of it.
 *
 * @param all clusters, this one among them
 */
record Suspicion(ClusterRecord cluster, List<OtherCluster> all, ClusterStatement counting) {

    private static final int MOST_ADDRESSES = 3;

    Suspicion {
        all = List.copyOf(all);
    }

    /**
     * All that is to be told, the weightiest first.
     *
     * @param applied what discovery wrote into the record last
     */
    List<ClusterWarning> warnings(Optional<ClusterFields> applied) {
        List<ClusterWarning> found = new ArrayList<>();
        autoRegistration().ifPresent(found::add);
        if (cluster.role() == ClusterRole.REMOTE) {
            StatedPeers.of(cluster.clusterId(), counting.facts().pointsAt(), all)
                    .broken()
                    .forEach(broken -> found.add(new ClusterWarning(
                            "second-level", "Its own TFTP points where it must not: peers " + broken.rule())));
            isProxy().ifPresent(found::add);
        }
        sharedAddresses(found);
        manyNodes().ifPresent(found::add);
        overridden(applied)
                .forEach(field -> found.add(new ClusterWarning(
                        "overridden",
                        "Source " + counting.source() + " states another value of " + field
                                + "; what was set by hand stays (R12).")));
        return found;
    }

    /** Fields that stay as they are though another value is stated; the suite's own record is never compared. */
    List<String> overridden(Optional<ClusterFields> applied) {
        return cluster.role() == ClusterRole.LOCAL
                ? List.of()
                : ClusterMerge.of(
                                Optional.of(cluster), applied, counting.facts().fields())
                        .overridden();
    }

    private Optional<ClusterWarning> autoRegistration() {
        var on = counting.facts().autoRegistration();
        if (on.isEmpty()) {
            return Optional.empty();
        }
        var at = "Auto-registration is on at " + String.join(", ", on) + ": ";
        return Optional.of(
                new ClusterWarning(
                        "auto-registration",
                        cluster.role() == ClusterRole.LOCAL
                                ? at + "behind a proxy it does not work (R13); switch it off."
                                : at
                                        + "phones whose own cluster does not answer are taken by this one; it must stay off (R14)."));
    }

    /** It asks clusters that this suite does not know: what they have would be seen through it. */
    private Optional<ClusterWarning> isProxy() {
        var unknown = counting.facts().pointsAt().stream()
                .filter(pointed -> all.stream().noneMatch(other -> isMeant(pointed, other)))
                .map(PointedAt::clusterId)
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClusterWarning(
                        "proxy",
                        "It is a proxy itself, and asks clusters that are not known here: " + String.join(", ", unknown)
                                + ". A second level must not be (R9)."));
    }

    private static boolean isMeant(PointedAt pointed, OtherCluster other) {
        return other.clusterId().equalsIgnoreCase(pointed.clusterId())
                || other.tftpAddresses().stream().anyMatch(pointed.tftpAddresses()::contains);
    }

    private void sharedAddresses(List<ClusterWarning> found) {
        for (var node : counting.facts().nodes()) {
            all.stream()
                    .filter(other -> !other.clusterId().equals(cluster.clusterId()))
                    .filter(other -> other.tftpAddresses().contains(node.address()))
                    .forEach(other -> found.add(new ClusterWarning(
                            "shared-address",
                            "Its node " + node.name() + " has the address " + node.address() + ", which cluster '"
                                    + other.clusterId() + "' has here.")));
        }
    }

    private Optional<ClusterWarning> manyNodes() {
        var nodes = counting.facts().nodes();
        return nodes.size() <= MOST_ADDRESSES
                ? Optional.empty()
                : Optional.of(new ClusterWarning(
                        "many-nodes",
                        nodes.size() + " of its nodes serve TFTP ("
                                + nodes.stream().map(Node::name).collect(Collectors.joining(", "))
                                + "): there must be at most 3 addresses; 2 is the recommended redundancy (R7)."));
    }
}
