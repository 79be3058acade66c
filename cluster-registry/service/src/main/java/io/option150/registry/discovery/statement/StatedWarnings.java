package io.option150.registry.discovery.statement;

import io.option150.registry.cluster.ClusterWarning;
import io.option150.registry.cluster.ClusterWarnings;
import io.option150.registry.cluster.OtherCluster;
import io.option150.registry.contract.ClusterRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Warnings that follow from what is stated of clusters (R7, R9, R12 to R14). */
@Singleton
class StatedWarnings implements ClusterWarnings {

    private final ClusterTable table;

    StatedWarnings(ClusterTable table) {
        this.table = table;
    }

    @Override
    public Uni<List<ClusterWarning>> of(Mutiny.Session session, ClusterRecord cluster, List<OtherCluster> all) {
        return table.of(session, cluster.clusterId())
                .chain(statements -> statements.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : table.applied(session, cluster.clusterId())
                                .map(applied -> of(cluster, all, statements, applied)));
    }

    private static List<ClusterWarning> of(
            ClusterRecord cluster,
            List<OtherCluster> all,
            List<ClusterStatement> statements,
            Optional<ClusterFields> applied) {
        return ClusterStatement.counting(statements)
                .map(counting -> new Suspicion(cluster, all, counting).warnings(applied))
                .orElseGet(() -> List.of(new ClusterWarning(
                        "gone", "No source states this cluster any more. It stays until somebody removes it.")));
    }
}
