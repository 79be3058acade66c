package io.option150.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is on record. */
@Singleton
class AuditTable {

    private static final String FIELDS =
            "id, at, who, role, address, call, kind, key, action, cast(before as text), cast(after as text)";

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private final Mutiny.SessionFactory database;
    private final ObjectMapper json;
    private final String service;

    AuditTable(
            Mutiny.SessionFactory database,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.json = json;
        this.service = service;
    }

    /** Whose it is. */
    String service() {
        return service;
    }

    /** One page of the changes that the filter lets pass, the latest first. */
    Uni<Paged<AuditRecord>> page(AuditFilter filter, PageQuery query) {
        var fitting = " from audit" + filter.clause();
        return database.withSession(session -> filter.fill(
                        session.createNativeQuery("select " + FIELDS + fitting + " order by id desc", Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.size())
                .getResultList()
                .map(rows -> rows.stream().map(this::read).toList())
                .chain(items -> filter.fill(session.createNativeQuery("select count(*)" + fitting, Long.class))
                        .getSingleResult()
                        .map(total -> Paged.of(query, items, total))));
    }

    private AuditRecord read(Object[] row) {
        return new AuditRecord(
                ((Number) row[0]).longValue(),
                service,
                time(row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                fields((String) row[9]),
                fields((String) row[10]));
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) Objects.requireNonNull(value);
    }

    /** Columns are named by the API's names, in SQL's way. */
    private static String inCamelCase(String column) {
        return UNDERSCORE.matcher(column).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private @Nullable JsonNode fields(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var fields = json.createObjectNode();
            json.readTree(text)
                    .properties()
                    .forEach(field -> fields.set(inCamelCase(field.getKey()), field.getValue()));
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database wrote no JSON", e);
        }
    }
}
