package io.option150.registry.cluster;

import io.option150.web.PageQuery;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The clusters as they stand in the database. */
public final class ClusterRows {

    private ClusterRows() {}

    static Uni<List<Cluster>> all(Mutiny.Session session) {
        return session.createSelectionQuery("from Cluster order by clusterId", Cluster.class)
                .getResultList();
    }

    static Uni<List<Cluster>> page(Mutiny.Session session, PageQuery query) {
        return session.createSelectionQuery("from Cluster order by clusterId", Cluster.class)
                .setFirstResult(Math.clamp(query.offset(), 0, Integer.MAX_VALUE))
                .setMaxResults(query.size())
                .getResultList();
    }

    static Uni<Long> count(Mutiny.Session session) {
        return session.createSelectionQuery("select count(*) from Cluster", Long.class)
                .getSingleResult();
    }

    /** The cluster of this id; fails with 404 if there is none. */
    static Uni<Cluster> require(Mutiny.Session session, ClusterId id) {
        return session.createSelectionQuery("from Cluster where clusterId = :id", Cluster.class)
                .setParameter("id", id.text())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id.text()).exception());
    }

    /** Those of these ids that clusters bear. */
    public static Uni<Set<String>> known(Mutiny.Session session, Collection<ClusterId> ids) {
        return session.createSelectionQuery("select clusterId from Cluster where clusterId in :ids", String.class)
                .setParameter("ids", ids.stream().map(ClusterId::text).toList())
                .getResultList()
                .map(Set::copyOf);
    }

    static Problem unknown(String id) {
        return Problem.notFound("There is no cluster '" + id + "'.");
    }
}
