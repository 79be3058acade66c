package io.option150.registry.cluster;

import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The clusters as they stand in the database. */
final class ClusterRows {

    private ClusterRows() {}

    static Uni<List<ClusterRow>> all(Mutiny.Session session) {
        return session.createSelectionQuery("from ClusterRow order by clusterId", ClusterRow.class)
                .getResultList();
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
