package io.option150.registry.discovery.statement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.audit.Audit;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.cluster.DiscoveredClusters;
import io.option150.registry.cluster.DiscoveredClusters.Outcome;
import io.option150.registry.cluster.OtherCluster;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes what origins state of clusters, and makes records of it. */
@Singleton
public class ClusterStatements {

    private static final String STATED =
            "select distinct cluster_id from discovery_cluster where gone is null order by cluster_id";

    private final Audit audit;
    private final ClusterTable table;
    private final DiscoveredClusters clusters;
    private final StatementAuthor author;
    private final Json json;

    ClusterStatements(Audit audit, ClusterTable table, DiscoveredClusters clusters, StatementAuthor author, Json json) {
        this.audit = audit;
        this.table = table;
        this.clusters = clusters;
        this.author = author;
        this.json = json;
    }

    /** Takes what an origin says of a cluster, unless it is older than what is held. */
    public Uni<Void> take(Statement statement, ClusterFacts facts) {
        return audit.transaction(session -> table.take(session, statement, facts))
                .replaceWithVoid();
    }

    /** What an origin said of a cluster last. */
    public Uni<Optional<ClusterFacts>> last(String origin, String cluster) {
        return audit.transaction(session -> table.of(session, cluster))
                .map(all -> all.stream()
                        .filter(one -> one.origin().equals(origin))
                        .map(ClusterStatement::facts)
                        .findFirst());
    }

    /**
     * Marks as gone what a source states no more; answers how many were not yet.
     *
     * @param present all that it states
     */
    public Uni<Integer> lose(String source, Collection<Statement> present) {
        return audit.transaction(session -> table.lose(session, source, present));
    }

    /** Ids of all clusters that somebody states. */
    public Uni<List<String>> stated() {
        return audit.transaction(
                session -> session.createNativeQuery(STATED, String.class).getResultList());
    }

    /** Makes or changes the record of a cluster by what counts of all that is stated of it; a problem where it may not be so. */
    public Uni<Outcome> settle(String cluster) {
        return clusters.settle(new ClusterId(cluster), new Settling(cluster));
    }

    /** One transaction's work. */
    private final class Settling implements DiscoveredClusters.Decision {
        private final String cluster;
        private @Nullable ClusterStatement counting;
        private @Nullable ClusterFields written;

        Settling(String cluster) {
            this.cluster = cluster;
        }

        @Override
        public Uni<Void> before(Mutiny.Session session) {
            return table.of(session, cluster)
                    .invoke(all -> counting = ClusterStatement.counting(all).orElse(null))
                    .chain(() -> {
                        var one = counting;
                        return one == null
                                ? Uni.createFrom().voidItem()
                                : author.tell(
                                        session,
                                        new Statement(one.origin(), one.source(), cluster, true, one.version()));
                    });
        }

        @Override
        public Uni<Optional<ObjectNode>> fields(
                Mutiny.Session session, Optional<ClusterRecord> present, List<OtherCluster> all) {
            var one = counting;
            // The suite's own record is its admin's alone: a source that asks its Unified CM brings phones, and
            // warnings.
            if (one == null
                    || present.filter(record -> record.role() == ClusterRole.LOCAL)
                            .isPresent()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return present.isPresent()
                    ? merged(session, one, present, all)
                    : table.isRemoved(session, cluster)
                            .chain(removed -> removed
                                    ? Uni.createFrom().item(Optional.empty())
                                    : merged(session, one, present, all));
        }

        private Uni<Optional<ObjectNode>> merged(
                Mutiny.Session session, ClusterStatement one, Optional<ClusterRecord> present, List<OtherCluster> all) {
            return table.applied(session, cluster).map(applied -> {
                var peers = StatedPeers.of(cluster, one.facts().pointsAt(), all).allowed();
                var merge =
                        ClusterMerge.of(present, applied, one.facts().fields().withPeers(peers));
                written = merge.applied();
                return merge.isNothing() && present.isPresent()
                        ? Optional.empty()
                        : Optional.of(json.fields(merge.fields()));
            });
        }

        @Override
        public Uni<Void> after(Mutiny.Session session, Outcome outcome) {
            var one = counting;
            var fields = written;
            return one == null || fields == null
                    ? Uni.createFrom().voidItem()
                    : table.apply(session, cluster, outcome == Outcome.ADDED ? one.origin() : "", fields)
                            .replaceWithVoid();
        }
    }
}
