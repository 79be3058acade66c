package io.option150.registry.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.RegistryTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Numbers of changes on record are drawn before their transactions end. */
@RegistryTest
class LateCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHANGE = """
            insert into audit (who, role, address, call, kind, key, action)
            values ('option150', 'service', '', '', 'cluster', 'late', 'changed')""";

    @Inject
    Pool pool;

    @Test
    void aChangeThatIsCommittedAfterALaterOneIsTold() {
        var early = pool.getConnection().await().atMost(PATIENCE);
        try {
            var transaction = early.begin().await().atMost(PATIENCE);
            change(early);
            change(pool);
            // Nobody else writes now.
            var before = records();
            assertThat(records()).isEqualTo(before);
            transaction.commit().await().atMost(PATIENCE);
            assertThat(records()).isNotEqualTo(before);
        } finally {
            early.close().await().atMost(PATIENCE);
        }
    }

    private static void change(SqlClient by) {
        by.query(CHANGE).execute().await().atMost(PATIENCE);
    }

    private long records() {
        return pool.query(Live.MARKS)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("records");
    }
}
