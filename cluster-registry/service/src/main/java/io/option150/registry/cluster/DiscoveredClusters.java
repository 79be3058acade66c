package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.option150.audit.Audit;
import io.option150.registry.contract.ClusterRecord;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes what was found out of clusters, under all rules that hold for an admin's writing. */
@Singleton
public class DiscoveredClusters {

    /** What a record is to become, decided while nobody else changes clusters. */
    public interface Decision {

        /** First of all that is done in the transaction. */
        Uni<Void> before(Mutiny.Session session);

        /**
         * The fields that are to change, by the API's names; none: it stays as it is.
         *
         * @param present the record, where there is one
         * @param all clusters, this one among them
         */
        Uni<Optional<ObjectNode>> fields(
                Mutiny.Session session, Optional<ClusterRecord> present, List<OtherCluster> all);

        /** Last of all, unless it stayed as it was and none was there. */
        Uni<Void> after(Mutiny.Session session, Outcome outcome);
    }

    /** What became of a record. */
    public enum Outcome {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    private final Audit audit;
    private final OwnEdge edge;
    private final Clusters clusters;
    private final ClusterFormReader forms;

    DiscoveredClusters(Audit audit, OwnEdge edge, Clusters clusters, ClusterFormReader forms) {
        this.audit = audit;
        this.edge = edge;
        this.clusters = clusters;
        this.forms = forms;
    }

    /** Makes or changes one remote cluster; a problem of 400 or 409 where it may not be so. */
    public Uni<Outcome> settle(ClusterId id, Decision decision) {
        return edge.endpoints()
                .chain(own -> audit.transaction(session -> decision.before(session)
                        .chain(() -> ClusterLock.exclusive(session))
                        .chain(() -> find(session, id))
                        .chain(row -> ClusterRows.all(session)
                                .chain(all -> decision.fields(session, record(row), all)
                                        .chain(fields -> fields.map(json -> write(session, id, row, json, all, own))
                                                .orElseGet(
                                                        () -> Uni.createFrom().item(Outcome.UNCHANGED)))
                                        .call(outcome -> row == null && outcome == Outcome.UNCHANGED
                                                ? Uni.createFrom().voidItem()
                                                : session.flush().chain(() -> decision.after(session, outcome)))))));
    }

    private Uni<Outcome> write(
            Mutiny.Session session,
            ClusterId id,
            @Nullable ClusterRow row,
            ObjectNode fields,
            List<OtherCluster> all,
            OwnEdge.Endpoints own) {
        if (row != null) {
            var form = ClusterRules.checkChange(row, forms.read(fields, row.toRecord()), all, own);
            return clusters.update(session, row, form).replaceWith(Outcome.CHANGED);
        }
        // Nobody typed its addresses: they follow what is found out.
        fields.put("clusterId", id.text()).put("role", "remote").put("manualOverride", false);
        var form = ClusterRules.checkNew(forms.read(fields), all, own);
        var made = new ClusterRow();
        return clusters.update(session, made, form)
                .chain(() -> session.persist(made))
                .replaceWith(Outcome.ADDED);
    }

    private static Optional<ClusterRecord> record(@Nullable ClusterRow row) {
        return Optional.ofNullable(row).map(ClusterRow::toRecord);
    }

    private static Uni<@Nullable ClusterRow> find(Mutiny.Session session, ClusterId id) {
        return session.createSelectionQuery("from ClusterRow where clusterId = :id", ClusterRow.class)
                .setParameter("id", id.text())
                .getSingleResultOrNull();
    }
}
