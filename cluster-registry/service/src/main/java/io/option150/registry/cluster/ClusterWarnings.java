package io.option150.registry.cluster;

import io.option150.registry.contract.ClusterRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds what is to be told of clusters beside their records. */
public interface ClusterWarnings {

    /**
     * Of one cluster.
     *
     * @param all clusters, this one among them
     */
    Uni<ClusterRemarks> of(Mutiny.Session session, ClusterRecord cluster, List<OtherCluster> all);

    /**
     * The warnings of several, by their ids; who has none is left out.
     *
     * @param all clusters, these among them
     */
    Uni<Map<String, List<ClusterWarning>>> ofSeveral(
            Mutiny.Session session, List<ClusterRecord> clusters, List<OtherCluster> all);
}
