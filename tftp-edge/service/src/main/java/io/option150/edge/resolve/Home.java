package io.option150.edge.resolve;

import io.option150.edge.view.Topology;
import io.option150.edge.view.View;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;

/** Where a device is at home. */
sealed interface Home {

    /** It is not registered. */
    record None() implements Home {}

    /** With us. */
    record Ours() implements Home {}

    /** With a remote cluster that may be asked. */
    record Remote(ClusterRecord cluster) implements Home {}

    /** With a remote cluster that must not be asked. */
    record Closed(String clusterId) implements Home {}

    /** With a cluster that we have not heard of: its event is on its way. */
    record Unheard(String clusterId) implements Home {}

    /** The home of the device of this key. */
    static Home of(String device, View view) {
        return view.device(device)
                .map(record -> view.topology()
                        .cluster(record.clusterId())
                        .map(Home::with)
                        .orElseGet(() -> new Unheard(record.clusterId())))
                .orElseGet(None::new);
    }

    private static Home with(ClusterRecord cluster) {
        if (cluster.role() == ClusterRole.LOCAL) {
            return new Ours();
        }
        return Topology.isAsked(cluster) ? new Remote(cluster) : new Closed(cluster.clusterId());
    }
}
