package io.option150.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.testkit.TestBackends;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTriggersTest {

    private static final String DATABASE = "audited";

    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        var backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
        var url = backends.jdbcUrl(DATABASE);
        Flyway.configure()
                .dataSource(url, backends.user(DATABASE), backends.password())
                .locations("db/audit")
                .load()
                .migrate();
        connection = DriverManager.getConnection(url, backends.user(DATABASE), backends.password());
        run("create table thing (id int primary key, name text not null, colour text, secret bytea)");
        run("call audit_table('thing', 'thing', 'id', 'name', '{id, secret}')");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void whatIsMadeChangedAndRemovedIsOnRecordWithItsFields() throws SQLException {
        run("insert into thing values (1, 'a', 'red', '\\x01'), (2, 'b', 'blue', null)");
        run("update thing set colour = 'green' where id = 1");
        run("update thing set name = 'c' where id = 2");
        run("delete from thing where id = 1");
        assertThat(onRecord())
                .containsExactly(
                        "thing a created null {\"name\": \"a\", \"colour\": \"red\"}",
                        "thing b created null {\"name\": \"b\", \"colour\": \"blue\"}",
                        "thing a changed {\"name\": \"a\", \"colour\": \"red\"} {\"name\": \"a\", \"colour\": \"green\"}",
                        "thing c changed {\"name\": \"b\", \"colour\": \"blue\"} {\"name\": \"c\", \"colour\": \"blue\"}",
                        "thing a removed {\"name\": \"a\", \"colour\": \"green\"} null");
    }

    @Test
    void whatChangesNoFieldThatIsShownIsNotOnRecord() throws SQLException {
        run("insert into thing values (1, 'a', 'red', '\\x01')");
        run("update thing set secret = '\\x02'");
        run("update thing set colour = 'red'");
        run("delete from thing where id = 7");
        assertThat(onRecord()).hasSize(1);
    }

    @Test
    void whatMakesARowOrChangesItIsEither() throws SQLException {
        var upsert = "insert into thing values (1, 'a', '%s') on conflict (id) do update set colour = excluded.colour";
        run(upsert.formatted("red"));
        run(upsert.formatted("blue"));
        assertThat(onRecord()).hasSize(2).last().asString().startsWith("thing a changed {");
    }

    @Test
    void theTransactionSaysForWhomItWorks() throws SQLException {
        connection.setAutoCommit(false);
        run("""
            select set_config('option150.author',
                '{"who":"eve","role":"operator","address":"192.0.2.7","call":"PUT /api/v1/things/1"}', true)""");
        run("insert into thing values (1, 'a')");
        connection.commit();
        run("insert into thing values (2, 'b')");
        connection.commit();
        connection.setAutoCommit(true);
        assertThat(ask("select concat_ws(' ', who, role, address, call) from audit order by id"))
                .containsExactly("eve operator 192.0.2.7 PUT /api/v1/things/1", "option150 service  ");
    }

    @Test
    void whatIsRolledBackIsNotOnRecord() throws SQLException {
        connection.setAutoCommit(false);
        run("insert into thing values (1, 'a')");
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(onRecord()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set who = 'nobody'",
                "delete from audit",
                "truncate audit",
                "insert into audit (id, who, role, address, call, kind, key, action) overriding system value"
                        + " select id, who, role, address, call, kind, key, 'forged' from audit"
                        + " on conflict (id) do update set action = excluded.action"
            })
    void nobodyChangesOrRemovesWhatIsOnRecord(String statement) throws SQLException {
        run("insert into thing values (1, 'a')");
        assertThatThrownBy(() -> run(statement))
                .isInstanceOf(SQLException.class)
                .satisfies(refused ->
                        assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501"));
        run("grant all on audit to current_user");
        assertThatThrownBy(() -> run(statement)).hasMessageContaining("append-only");
        assertThat(onRecord()).hasSize(1);
    }

    private List<String> onRecord() throws SQLException {
        return ask("""
                select concat_ws(' ', kind, key, action, coalesce(before::text, 'null'), coalesce(after::text, 'null'))
                from audit order by id""");
    }

    private void run(String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private List<String> ask(String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (var running = connection.createStatement();
                var answer = running.executeQuery(query)) {
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
        }
        return rows;
    }
}
