package io.option150.registry.cluster;

import io.option150.web.PageQuery;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds cluster rows within somebody's session. */
@Singleton
public class ClusterRows {

    Uni<List<Cluster>> page(Mutiny.Session session, PageQuery page) {
        return session.createQuery("from Cluster order by clusterId", Cluster.class)
                .setFirstResult(Math.toIntExact(page.offset()))
                .setMaxResults(page.size())
                .getResultList();
    }

    Uni<Long> count(Mutiny.Session session) {
        return session.createQuery("select count(*) from Cluster", Long.class).getSingleResult();
    }

    Uni<List<Cluster>> all(Mutiny.Session session) {
        return session.createQuery("from Cluster", Cluster.class).getResultList();
    }

    /** The cluster of this id; fails with 404. */
    Uni<Cluster> require(Mutiny.Session session, String clusterId) {
        return find(session, clusterId, LockModeType.NONE)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("There is no cluster " + clusterId + ".")
                        .exception());
    }

    /** The cluster of this id, kept from being removed until the session's transaction ends; null if there is none. */
    public Uni<Cluster> findAndKeep(Mutiny.Session session, String clusterId) {
        return find(session, clusterId, LockModeType.PESSIMISTIC_READ);
    }

    private static Uni<Cluster> find(Mutiny.Session session, String clusterId, LockModeType lock) {
        return session.createQuery("from Cluster where clusterId = :id", Cluster.class)
                .setParameter("id", clusterId)
                .setLockMode(lock)
                .getSingleResultOrNull();
    }
}
