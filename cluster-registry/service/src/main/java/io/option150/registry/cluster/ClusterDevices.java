package io.option150.registry.cluster;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What clusters need of the devices that are at home in them. Called while nobody else changes clusters or devices. */
public interface ClusterDevices {

    /** How many devices are at home in this cluster. */
    Uni<Long> count(Mutiny.Session session, ClusterId home);

    /** Tells of every device of a cluster that has just been renamed; its row names the new id already. */
    Uni<Void> tellRenamed(Mutiny.Session session, ClusterId renamed);
}
