package io.option150.edge.resolve;

import io.option150.edge.name.ClassifiedName;
import io.option150.edge.view.Topology;
import io.option150.edge.view.View;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.DeviceRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the topics say of a remote cluster's file, in short: who is at home where and since which change, and how the cluster is
 * reached. A copy on disk that bears another stamp is from before an event that would have dropped it from memory (RES-9).
 */
@Singleton
final class RemoteStamps {

    private final View view;

    RemoteStamps(View view) {
        this.view = view;
    }

    /** Taken before a file is asked for: what is told while it comes makes it old. */
    String of(ClassifiedName file, String clusterId) {
        StringBuilder said = new StringBuilder(
                view.topology().cluster(clusterId).map(RemoteStamps::way).orElse("none"));
        for (String key : new TreeSet<>(file.touchingDevices())) {
            said.append('\n').append(key);
            view.device(key).map(RemoteStamps::home).ifPresent(said::append);
        }
        return UUID.nameUUIDFromBytes(said.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * With the record's version, since a way that is as it was may have been another one between. A new order or description costs
     * the copies on disk, too, that are not confirmed before the next restart.
     */
    private static String way(ClusterRecord cluster) {
        return String.join(
                " ",
                cluster.clusterId(),
                String.valueOf(cluster.sequence()),
                String.valueOf(Topology.isAsked(cluster)),
                cluster.tftpAddresses().toString(),
                String.valueOf(cluster.tftpPort()),
                String.valueOf(cluster.httpPort()));
    }

    private static String home(DeviceRecord device) {
        return " at " + device.clusterId() + " since " + device.sequence() + " as " + device.name();
    }
}
