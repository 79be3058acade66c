package io.option150.registry.cluster;

import io.option150.outbox.Outbox;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.topology.Hierarchy;
import io.option150.web.EntityTags;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The clusters and their rules. Every write holds one lock for all clusters: two writes at once can never make together
 * what each alone is refused.
 */
@Singleton
public class Clusters {

    /** No cluster id, so it locks none of them. */
    private static final String ALL = "*";

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;
    private final ClusterRows rows;
    private final ClusterEvents events;
    private final LocalRename rename;
    private final OwnEdge ownEdge;

    public Clusters(
            Mutiny.SessionFactory database,
            Outbox outbox,
            ClusterRows rows,
            ClusterEvents events,
            LocalRename rename,
            OwnEdge ownEdge) {
        this.database = database;
        this.outbox = outbox;
        this.rows = rows;
        this.events = events;
        this.rename = rename;
        this.ownEdge = ownEdge;
    }

    Uni<Paged<ClusterRecord>> list(PageQuery page) {
        return database.withSession(session -> rows.count(session)
                .flatMap(total -> rows.page(session, page)
                        .map(found -> Paged.of(
                                page, found.stream().map(Cluster::toRecord).toList(), total))));
    }

    Uni<ClusterRecord> get(String clusterId) {
        return database.withSession(session -> rows.require(session, clusterId).map(Cluster::toRecord));
    }

    Uni<ClusterRecord> create(ClusterInput input) {
        var draft = ClusterDraft.complete(input);
        if (draft.role() == ClusterRole.LOCAL) {
            throw new Violation("role", "is remote: there is exactly one local cluster", "local").exception();
        }
        return database.withTransaction(session -> lock(session, draft.clusterId())
                .flatMap(sequence -> rows.all(session).flatMap(all -> {
                    if (all.stream().anyMatch(cluster -> cluster.clusterId.equalsIgnoreCase(draft.clusterId()))) {
                        throw Problem.conflict("There is a cluster " + draft.clusterId() + " already.")
                                .exception();
                    }
                    check(draft, all, null);
                    var cluster = new Cluster();
                    cluster.become(ClusterEvents.withSequence(draft, sequence));
                    return session.persist(cluster).chain(() -> events.changed(session, cluster));
                })));
    }

    Uni<ClusterRecord> replace(String clusterId, ClusterInput input, @Nullable String ifMatch) {
        var draft = ClusterDraft.complete(input);
        return database.withTransaction(session -> lock(session, clusterId)
                .flatMap(sequence -> rows.require(session, clusterId)
                        .flatMap(cluster -> rows.all(session).flatMap(all -> {
                            EntityTags.requireMatch(ifMatch, cluster.sequence);
                            checkIdentity(cluster, draft, all);
                            check(draft, all, cluster);
                            if (!draft.clusterId().equals(clusterId)) {
                                return rename.apply(session, cluster, draft, sequence);
                            }
                            cluster.become(ClusterEvents.withSequence(draft, sequence));
                            return events.changed(session, cluster);
                        }))));
    }

    Uni<Void> remove(String clusterId, @Nullable String ifMatch) {
        return database.withTransaction(session -> lock(session, clusterId)
                .flatMap(sequence -> rows.require(session, clusterId)
                        // Against a device that is being given this home right now.
                        .call(cluster -> session.lock(cluster, LockMode.PESSIMISTIC_WRITE))
                        .flatMap(cluster -> rows.all(session).flatMap(all -> {
                            EntityTags.requireMatch(ifMatch, cluster.sequence);
                            return checkUnused(session, cluster, all)
                                    .chain(() -> session.remove(cluster))
                                    .chain(() -> events.removed(session, clusterId, sequence));
                        }))));
    }

    private Uni<Long> lock(Mutiny.Session session, String clusterId) {
        return outbox.lockAndNext(session, RegistryTopics.CLUSTER_CHANGED, List.of(ALL, clusterId))
                .map((Map<String, Long> drawn) -> drawn.getOrDefault(clusterId, 0L));
    }

    private static void checkIdentity(Cluster cluster, ClusterRecord draft, List<Cluster> all) {
        if (draft.role() != cluster.role) {
            throw new Violation("role", "cannot be changed", draft.role().name().toLowerCase(Locale.ROOT)).exception();
        }
        if (draft.clusterId().equals(cluster.clusterId)) {
            return;
        }
        if (cluster.role != ClusterRole.LOCAL) {
            throw new Violation(
                            "clusterId",
                            "is the one in the path, " + cluster.clusterId + ": only the local cluster can be renamed",
                            draft.clusterId())
                    .exception();
        }
        if (all.stream().anyMatch(other -> other != cluster && other.clusterId.equalsIgnoreCase(draft.clusterId()))) {
            throw Problem.conflict("There is a cluster " + draft.clusterId() + " already.")
                    .exception();
        }
    }

    private void check(ClusterRecord draft, List<Cluster> all, @Nullable Cluster replaced) {
        var others = all.stream()
                .filter(cluster -> cluster != replaced)
                .map(Cluster::toRecord)
                .map(other ->
                        replaced == null ? other : LocalRename.seenFrom(other, replaced.clusterId, draft.clusterId()))
                .toList();
        var violations = new ArrayList<>(new AddressBook(ownEdge, others).conflicts(draft));
        var after = new ArrayList<>(others);
        after.add(draft);
        new Hierarchy(after).violation().ifPresent(violations::add);
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
    }

    private static Uni<Void> checkUnused(Mutiny.Session session, Cluster cluster, List<Cluster> all) {
        if (cluster.role == ClusterRole.LOCAL) {
            throw Problem.conflict("The local cluster cannot be removed.").exception();
        }
        var pointing = all.stream()
                .filter(other -> other.peers.contains(cluster.clusterId))
                .map(Cluster::clusterId)
                .toList();
        if (!pointing.isEmpty()) {
            throw Problem.conflict("Cluster " + cluster.clusterId + " is a peer of " + pointing + ".")
                    .exception();
        }
        return session.createQuery("select count(*) from Device where cluster = :cluster", Long.class)
                .setParameter("cluster", cluster)
                .getSingleResult()
                .invoke(devices -> {
                    if (devices > 0) {
                        throw Problem.conflict("Cluster " + cluster.clusterId + " is the home of " + devices
                                        + " devices; move or remove them first.")
                                .exception();
                    }
                })
                .replaceWithVoid();
    }
}
