package io.option150.registry.cluster;

import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The clusters as they stand in the database. */
final class ClusterRows {

    private static final String ALL = """
            select new io.option150.registry.cluster.OtherCluster(
                c.clusterId, c.role, c.tftpAddresses, c.tftpPort, c.httpPort, c.peers)
            from ClusterRow c order by c.clusterId""";

    private ClusterRows() {}

    /** All, ordered by id, as the rules look at them. */
    static Uni<List<OtherCluster>> all(Mutiny.Session session) {
        return session.createSelectionQuery(ALL, OtherCluster.class).getResultList();
    }

    /** Those that name one of this id among their peers, to be changed. */
    static Uni<List<ClusterRow>> pointingAt(Mutiny.Session session, String id) {
        return session.createSelectionQuery("from ClusterRow order by clusterId", ClusterRow.class)
                .getResultList()
                .map(all -> all.stream()
                        .filter(cluster -> List.of(cluster.peers).contains(id))
                        .toList());
    }

    /** The cluster of this id; fails with 404 if there is none. */
    static Uni<ClusterRow> require(Mutiny.Session session, ClusterId id) {
        return session.createSelectionQuery("from ClusterRow where clusterId = :id", ClusterRow.class)
                .setParameter("id", id.text())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id.text()).exception());
    }

    static Problem unknown(String id) {
        return Problem.notFound("There is no cluster '" + id + "'.");
    }
}
