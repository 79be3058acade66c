package io.option150.registry.phone.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.phone.Columns;
import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is found of phones now, in the database. */
@Singleton
class FoundTable {

    private static final String OF = """
            select phone, kind, variant, since, args, evidence from phone_finding where phone = any($1) order by phone, place""";

    private static final String CLEAR = "delete from phone_finding where phone = any($1)";

    /** A phone may have been forgotten meanwhile, or another copy may look at it, too: who comes next mends what it left. */
    private static final String WRITE = """
            insert into phone_finding (phone, place, kind, variant, since, fault, args, evidence)
            select n.* from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::timestamptz[], $6::boolean[],
                                   $7::text[], $8::text[])
                            as n (phone, place, kind, variant, since, fault, args, evidence)
            where exists (select from phone p where p.key = n.phone)
            order by n.phone, n.place
            on conflict do nothing""";

    private static final TypeReference<List<PhoneRequest>> REQUESTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> ARGS = new TypeReference<>() {};

    private final Pool pool;
    private final ObjectMapper json;

    FoundTable(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** What is found of these phones; who is not told of has nothing. */
    Uni<Map<String, List<Finding>>> of(Collection<String> phones) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of((Object) phones.toArray(String[]::new)))
                .map(this::byPhone);
    }

    /** Puts what is found of these phones now in the place of what was. */
    Uni<Void> write(Map<String, List<Finding>> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var rows = new Columns(
                String.class,
                Integer.class,
                String.class,
                String.class,
                OffsetDateTime.class,
                Boolean.class,
                String.class,
                String.class);
        found.forEach((phone, findings) -> {
            for (int place = 0; place < findings.size(); place++) {
                var finding = findings.get(place);
                rows.add(
                        phone,
                        place,
                        finding.id(),
                        finding.variant(),
                        finding.since().atOffset(ZoneOffset.UTC),
                        finding.kind().isFault(),
                        text(finding.args()),
                        text(finding.evidence()));
            }
        });
        return pool.withTransaction(connection -> connection
                .preparedQuery(CLEAR)
                .execute(Tuple.of((Object) found.keySet().toArray(String[]::new)))
                .chain(() -> rows.isEmpty() ? Uni.createFrom().voidItem() : insert(connection, rows)));
    }

    private static Uni<Void> insert(SqlConnection connection, Columns rows) {
        return connection.preparedQuery(WRITE).execute(rows.tuple()).replaceWithVoid();
    }

    private Map<String, List<Finding>> byPhone(RowSet<Row> rows) {
        var found = new HashMap<String, List<Finding>>();
        for (var row : rows) {
            finding(row)
                    .ifPresent(finding -> found.computeIfAbsent(row.getString("phone"), _ -> new ArrayList<>())
                            .add(finding));
        }
        return found;
    }

    /** A finding of a row; empty: of a kind that another version of the registry knows. */
    Optional<Finding> finding(Row row) {
        return FindingKind.of(row.getString("kind"))
                .map(kind -> new Finding(
                        kind,
                        row.getString("variant"),
                        row.getOffsetDateTime("since").toInstant(),
                        read(row.getString("evidence"), REQUESTS),
                        read(row.getString("args"), ARGS)));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding that was stored cannot be read", e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
