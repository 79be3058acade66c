package io.option150.registry.cluster;

import io.option150.registry.contract.ClusterRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds what an admin should know of clusters. */
public interface ClusterWarnings {

    /**
     * Of one cluster, the weightiest first.
     *
     * @param all clusters, this one among them
     */
    Uni<List<ClusterWarning>> of(Mutiny.Session session, ClusterRecord cluster, List<OtherCluster> all);
}
