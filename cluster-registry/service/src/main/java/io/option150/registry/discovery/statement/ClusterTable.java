package io.option150.registry.discovery.statement;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Statements of clusters as they stand in the database. */
@Singleton
class ClusterTable {

    // Of two equally new words that counts which comes from the origin itself: it may take back what was lost on the
    // way.
    private static final String TAKE = """
            insert into discovery_cluster (origin, cluster_id, source, version, facts)
            values (:origin, :cluster, :source, :version, :facts)
            on conflict (origin, cluster_id) do update set source = excluded.source, version = excluded.version,
                facts = excluded.facts, gone = null
            where discovery_cluster.version < excluded.version or (
                discovery_cluster.version = excluded.version and :direct
                and (discovery_cluster.gone is not null or discovery_cluster.source <> excluded.source))""";

    private static final String LOSE = """
            update discovery_cluster set gone = now()
            where source = :source and gone is null and not exists (
                select from json_to_recordset(cast(cast(:present as text) as json)) as p(origin text, cluster text)
                where p.origin = discovery_cluster.origin and p.cluster = discovery_cluster.cluster_id)""";

    private static final String OF_CLUSTER = """
            select origin, source, version, facts, gone is not null from discovery_cluster
            where cluster_id = :cluster order by origin""";

    private static final String AMONG =
            " where cluster_id in (select json_array_elements_text(cast(cast(:clusters as text) as json)))";

    private static final String OF_SEVERAL =
            "select origin, source, version, facts, gone is not null, cluster_id from discovery_cluster" + AMONG
                    + " order by cluster_id, origin";

    private static final String APPLIED_TO_SEVERAL = "select cluster_id, fields from discovery_applied_cluster" + AMONG;

    private static final String REMOVED =
            "select count(*) from discovery_removed where kind = 'CLUSTER' and key = :cluster";

    private static final String APPLIED = "select fields from discovery_applied_cluster where cluster_id = :cluster";

    private static final String APPLY = """
            insert into discovery_applied_cluster (cluster_id, made_by, fields) values (:cluster, :origin, :fields)
            on conflict (cluster_id) do update set fields = excluded.fields
            where discovery_applied_cluster.fields <> excluded.fields""";

    private final Json json;

    ClusterTable(Json json) {
        this.json = json;
    }

    Uni<Integer> take(Mutiny.Session session, Statement statement, ClusterFacts facts) {
        return session.createNativeQuery(TAKE)
                .setParameter("origin", statement.origin())
                .setParameter("source", statement.source())
                .setParameter("cluster", statement.cluster())
                .setParameter("version", statement.version())
                .setParameter("direct", statement.isDirect())
                .setParameter("facts", json.write(facts))
                .executeUpdate();
    }

    /** Marks what a source states no more; answers how many were not yet. */
    Uni<Integer> lose(Mutiny.Session session, String source, Collection<Statement> present) {
        return session.createNativeQuery(LOSE)
                .setParameter("source", source)
                .setParameter("present", json.write(present))
                .executeUpdate();
    }

    Uni<List<ClusterStatement>> of(Mutiny.Session session, String cluster) {
        return session.createNativeQuery(OF_CLUSTER, Object[].class)
                .setParameter("cluster", cluster)
                .getResultList()
                .map(rows -> rows.stream().map(this::statement).toList());
    }

    /** Statements of several, by cluster; one of which nothing is stated is left out. */
    Uni<Map<String, List<ClusterStatement>>> ofSeveral(Mutiny.Session session, Collection<String> clusters) {
        return session.createNativeQuery(OF_SEVERAL, Object[].class)
                .setParameter("clusters", json.write(clusters))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (String) row[5],
                                Collectors.mapping(this::statement, Collectors.toUnmodifiableList()))));
    }

    /** What discovery wrote into several records last, by cluster. */
    Uni<Map<String, ClusterFields>> appliedToSeveral(Mutiny.Session session, Collection<String> clusters) {
        return session.createNativeQuery(APPLIED_TO_SEVERAL, Object[].class)
                .setParameter("clusters", json.write(clusters))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                row -> (String) row[0], row -> json.read((String) row[1], ClusterFields.class))));
    }

    private ClusterStatement statement(Object[] row) {
        return new ClusterStatement(
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).longValue(),
                json.read((String) row[3], ClusterFacts.class),
                (Boolean) row[4]);
    }

    /** Whether an admin removed its record, and nobody took that back. */
    Uni<Boolean> isRemoved(Mutiny.Session session, String cluster) {
        return session.createNativeQuery(REMOVED, Long.class)
                .setParameter("cluster", cluster)
                .getSingleResult()
                .map(count -> count > 0);
    }

    Uni<Optional<ClusterFields>> applied(Mutiny.Session session, String cluster) {
        return session.createNativeQuery(APPLIED, String.class)
                .setParameter("cluster", cluster)
                .getResultList()
                .map(found -> found.stream().findFirst().map(text -> json.read(text, ClusterFields.class)));
    }

    /** @param madeBy origin whose word made the record just now; empty: it was there */
    Uni<Integer> apply(Mutiny.Session session, String cluster, String madeBy, ClusterFields fields) {
        return session.createNativeQuery(APPLY)
                .setParameter("cluster", cluster)
                .setParameter("origin", madeBy)
                .setParameter("fields", json.write(fields))
                .executeUpdate();
    }
}
