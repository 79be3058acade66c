package io.option150.registry.discovery.statement;

import io.option150.registry.cluster.ClusterRemarks;
import io.option150.registry.cluster.ClusterWarning;
import io.option150.registry.cluster.ClusterWarnings;
import io.option150.registry.cluster.OtherCluster;
import io.option150.registry.contract.ClusterRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Warnings, and all else that is told beside a record, as they follow from what is stated of clusters (R7, R9, R12 to R14). */
@Singleton
class StatedWarnings implements ClusterWarnings {

    private final ClusterTable table;

    StatedWarnings(ClusterTable table) {
        this.table = table;
    }

    @Override
    public Uni<ClusterRemarks> of(Mutiny.Session session, ClusterRecord cluster, List<OtherCluster> all) {
        return table.of(session, cluster.clusterId())
                .chain(statements -> statements.isEmpty()
                        ? Uni.createFrom().item(ClusterRemarks.NONE)
                        : table.applied(session, cluster.clusterId())
                                .map(applied -> of(cluster, all, statements, applied)));
    }

    @Override
    public Uni<Map<String, List<ClusterWarning>>> ofSeveral(
            Mutiny.Session session, List<ClusterRecord> clusters, List<OtherCluster> all) {
        var ids = clusters.stream().map(ClusterRecord::clusterId).toList();
        return table.ofSeveral(session, ids)
                .chain(stated -> table.appliedToSeveral(session, ids)
                        .map(applied -> clusters.stream()
                                .filter(cluster -> stated.containsKey(cluster.clusterId()))
                                .collect(Collectors.toUnmodifiableMap(
                                        ClusterRecord::clusterId,
                                        cluster -> of(
                                                        cluster,
                                                        all,
                                                        stated.getOrDefault(cluster.clusterId(), List.of()),
                                                        Optional.ofNullable(applied.get(cluster.clusterId())))
                                                .warnings()))));
    }

    private static ClusterRemarks of(
            ClusterRecord cluster,
            List<OtherCluster> all,
            List<ClusterStatement> statements,
            Optional<ClusterFields> applied) {
        return ClusterStatement.counting(statements)
                .map(counting -> {
                    var suspicion = new Suspicion(cluster, all, counting);
                    return new ClusterRemarks(
                            suspicion.warnings(applied),
                            StatedFields.of(statements, suspicion.overridden(applied)),
                            counting.facts().callManagerGroups());
                })
                .orElseGet(() -> new ClusterRemarks(
                        List.of(new ClusterWarning(
                                "gone", "No source states this cluster any more. It stays until somebody removes it.")),
                        List.of(),
                        List.of()));
    }
}
