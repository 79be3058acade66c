package io.option150.trust.verification;

import io.option150.trust.certificate.RoleCodes;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.formats.tvs.Vouch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all that phones may trust out of the database. An entry of the verification list goes before a certificate held. */
@Singleton
class TrustTable {

    private static final String ALL = """
            select roles, ttl_seconds, der from verification
            union all
            select roles, null, der from certificate
            where fingerprint not in (select fingerprint from verification)""";

    private final Pool database;
    private final Vertx vertx;
    private final Duration usual;

    TrustTable(Pool database, Vertx vertx, TvsSettings settings) {
        this.database = database;
        this.vertx = vertx;
        this.usual = settings.ttl();
    }

    Uni<TrustIndex> read() {
        // Parsing takes a while when there are many: not on an event loop.
        return database.query(ALL).execute().chain(rows -> vertx.executeBlocking(() -> memory(rows)));
    }

    private TrustIndex memory(RowSet<Row> rows) {
        List<Vouched> all = new ArrayList<>();
        for (Row row : rows) {
            all.add(Vouched.of(row.getBuffer("der").getBytes(), vouch(row)));
        }
        return new TrustIndex(all);
    }

    private Vouch vouch(Row row) {
        @Nullable Long seconds = row.getLong("ttl_seconds");
        return new Vouch(
                Arrays.stream(row.getArrayOfStrings("roles"))
                        .map(CertificateRole::valueOf)
                        .map(RoleCodes::of)
                        .toList(),
                seconds == null ? usual : Duration.ofSeconds(seconds));
    }
}
