package io.option150.registry.cluster;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The ids of all clusters at one moment.
 *
 * @param ids compared with case
 */
public record KnownClusters(Set<String> ids) {

    public KnownClusters {
        ids = Set.copyOf(ids);
    }

    /** Those that there are; the set stays as it is while the session's transaction holds {@link ClusterLock}. */
    public static Uni<KnownClusters> of(Mutiny.Session session) {
        return session.createSelectionQuery("select clusterId from ClusterRow", String.class)
                .getResultList()
                .map(ids -> new KnownClusters(Set.copyOf(ids)));
    }

    /** Why nothing can be at home in this cluster, in the words of a violation; empty when it exists. */
    public Optional<String> objection(ClusterId id) {
        if (ids.contains(id.text())) {
            return Optional.empty();
        }
        var meant = ids.stream().filter(id.text()::equalsIgnoreCase).findFirst();
        return Optional.of("must be a cluster that exists"
                + meant.map(other -> "; did you mean '" + other + "'?").orElse(""));
    }
}
