package io.option150.registry.discovery.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;

/** What other suites trust, as each told last. */
@Singleton
class FarTrusts {

    private static final TypeReference<List<FarCertificate>> CERTIFICATES = new TypeReference<>() {};

    // The source may be gone meanwhile.
    private static final String STORE = """
            insert into discovery_trust (source, at, certificates)
            select name, now(), $2 from discovery_source where name = $1
            on conflict (source) do update set at = excluded.at, certificates = excluded.certificates""";

    private final Pool pool;
    private final ObjectMapper json;

    FarTrusts(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    Uni<Void> store(String source, List<FarCertificate> certificates) {
        try {
            return pool.preparedQuery(STORE)
                    .execute(Tuple.of(source, json.writeValueAsString(certificates)))
                    .replaceWithVoid();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("certificates are plain", e);
        }
    }

    /** Of one source; 404 where there is none, or where it told nothing yet. */
    Uni<FarTrust> of(String source) {
        return pool.preparedQuery("select at, certificates from discovery_trust where source = $1")
                .execute(Tuple.of(source))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::trust)
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound(
                                        "No source '" + source
                                                + "' has told what it trusts: only one of kind option150 does, when it is asked.")
                                .exception()));
    }

    private FarTrust trust(Row row) {
        try {
            return new FarTrust(
                    row.getOffsetDateTime("at").toInstant(),
                    json.readValue(row.getString("certificates"), CERTIFICATES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("discovery_trust.certificates is written here alone", e);
        }
    }
}
