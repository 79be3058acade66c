package io.option150.registry.cluster;

import io.option150.audit.Audit;
import io.option150.outbox.Outbox;
import io.option150.registry.call.Checked;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.RegistryTopics;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * All clusters. Every write keeps all others out, checks the form against all clusters, and puts row and event into one
 * transaction. Refusals are problems.
 */
@Singleton
class Clusters {

    private final Mutiny.SessionFactory database;
    private final Audit audit;
    private final Outbox outbox;
    private final OwnEdge edge;
    private final ClusterDevices devices;
    private final ClusterRename renaming;
    private final ClusterWarnings warnings;

    Clusters(
            Mutiny.SessionFactory database,
            Audit audit,
            Outbox outbox,
            OwnEdge edge,
            ClusterDevices devices,
            ClusterRename renaming,
            ClusterWarnings warnings) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
        this.edge = edge;
        this.devices = devices;
        this.renaming = renaming;
        this.warnings = warnings;
    }

    /** One page of the clusters that the filter lets pass, ordered by id. */
    Uni<Paged<ClusterRecord>> list(ClusterFilter filter, PageQuery query) {
        return filter.where().page(database, ClusterRow.class, "clusterId", query, ClusterRow::toRecord);
    }

    /** The same with what an admin should know of each. */
    Uni<Paged<ListedCluster>> listWithWarnings(ClusterFilter filter, PageQuery query) {
        return list(filter, query)
                .chain(page -> database.withSession(session ->
                                ClusterRows.all(session).chain(all -> warnings.ofSeveral(session, page.items(), all)))
                        .map(found -> Paged.of(
                                query,
                                page.items().stream()
                                        .map(cluster -> new ListedCluster(
                                                cluster, found.getOrDefault(cluster.clusterId(), List.of())))
                                        .toList(),
                                page.total())));
    }

    /** One cluster, with what an admin should know of it. */
    Uni<ClusterView> get(ClusterId id) {
        return database.withSession(session -> ClusterRows.require(session, id)
                .map(ClusterRow::toRecord)
                .chain(found -> ClusterRows.all(session)
                        .chain(all -> warnings.of(session, found, all))
                        .map(remarks -> ClusterView.of(found, remarks))));
    }

    /** Adds a cluster; 400 or 409 if it may not be. */
    Uni<ClusterRecord> create(Checked<ClusterForm> given) {
        return edge.endpoints()
                .chain(own -> write(session -> ClusterRows.all(session)
                        .chain(all -> {
                            var form = ClusterRules.checkNew(given, all, own);
                            var cluster = new ClusterRow();
                            return update(session, cluster, form)
                                    .chain(() -> session.persist(cluster))
                                    .replaceWith(cluster);
                        })
                        .map(ClusterRow::toRecord)));
    }

    /** Gives a cluster the state that is made of its present one; 404, 412, 400 or 409 if it may not be. */
    Uni<ClusterRecord> change(
            ClusterId id, Function<ClusterRecord, Checked<ClusterForm>> step, @Nullable String ifMatch) {
        return edge.endpoints()
                .chain(own -> write(session -> ClusterRows.require(session, id)
                        .invoke(current -> EntityTags.requireMatch(ifMatch, current.sequence))
                        .call(current -> ClusterRows.all(session).chain(all -> {
                            var form = ClusterRules.checkChange(current, step.apply(current.toRecord()), all, own);
                            return form.id().equals(id)
                                    ? update(session, current, form)
                                    : renaming.apply(session, current, form);
                        }))
                        .map(ClusterRow::toRecord)));
    }

    /** Removes a remote cluster in which no device is at home and that nobody points at; 404, 412 or 409 otherwise. */
    Uni<Void> remove(ClusterId id, @Nullable String ifMatch) {
        return write(session -> ClusterRows.require(session, id)
                .invoke(current -> EntityTags.requireMatch(ifMatch, current.sequence))
                .call(current -> requireUnused(session, current))
                .chain(session::remove)
                .chain(() -> outbox.lockAndNext(session, RegistryTopics.CLUSTER_CHANGED, id.text()))
                .chain(next -> outbox.append(session, ClusterChanges.removed(id.text(), next))));
    }

    private <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> change) {
        return audit.transaction(session -> ClusterLock.exclusive(session).chain(() -> change.apply(session)));
    }

    /** Gives a row the state of a form that may be, and tells of it. */
    Uni<Void> update(Mutiny.Session session, ClusterRow cluster, ClusterForm form) {
        return outbox.lockAndNext(
                        session, RegistryTopics.CLUSTER_CHANGED, form.id().text())
                .chain(next -> {
                    cluster.fill(form);
                    cluster.sequence = next;
                    return outbox.append(session, ClusterChanges.changed(cluster));
                });
    }

    private Uni<Void> requireUnused(Mutiny.Session session, ClusterRow cluster) {
        return devices.count(session, new ClusterId(cluster.clusterId))
                .chain(count -> ClusterRows.all(session).invoke(all -> {
                    var uses = new ArrayList<String>();
                    if (cluster.isLocal()) {
                        uses.add("it is the local cluster, which can be renamed only");
                    }
                    if (count > 0) {
                        uses.add("it is the home of " + count + (count == 1 ? " device" : " devices"));
                    }
                    all.stream()
                            .filter(other -> other.pointsAt(cluster.clusterId))
                            .forEach(other -> uses.add("cluster '" + other.clusterId() + "' names it among its peers"));
                    if (!uses.isEmpty()) {
                        throw Problem.conflict("Cluster '" + cluster.clusterId + "' cannot be removed: "
                                        + String.join("; ", uses) + ".")
                                .exception();
                    }
                }))
                .replaceWithVoid();
    }
}
