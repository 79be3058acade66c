package io.option150.files.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change that reaches many phones at once: a thousand, and 100,000 in the long form. How long it takes is told. */
@StoreTest
class ManyPhonesTest {

    private static final Logger LOG = Logger.getLogger(ManyPhonesTest.class);
    private static final boolean IS_LONG = System.getProperty("long") != null;
    private static final int PHONES = Integer.getInteger("option150.test.phones", IS_LONG ? 100_000 : 1_000);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration FIRST = Duration.ofMinutes(IS_LONG ? 10 : 2);
    private static final Duration WITHIN = Duration.ofMinutes(IS_LONG ? 10 : 2);

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    @AfterEach
    void remove() throws SQLException {
        execute("delete from render_queue", "delete from device_config where profile = 'many-site'");
    }

    @Test
    void allOfThemAreToldOfTheNewFiles() throws SQLException {
        var records = new Records(new Api(base));
        records.group("many-main", "192.0.2.1");
        records.store(
                Records.PROFILES + "many-site",
                "{\"protocol\":\"SIP\",\"model\":\"8841\",\"callManagerGroup\":\"many-main\"}");
        execute("""
                insert into device_config (device, profile, settings, lines, version, sequence, modified, who)
                select 'SEP00000C' || lpad(upper(to_hex(n)), 6, '0'), 'many-site',
                    '{"model":"","protocol":"","load":"","fields":{},"overrides":""}',
                    jsonb_build_array(jsonb_build_object('number', n::text, 'label', 'Line ' || n, 'displayName', '',
                        'authName', '', 'proxy', '')),
                    1, nextval('event_sequence'), now(), 'test'
                from generate_series(1, %d) n""".formatted(PHONES), """
                insert into render_queue (device) select device from device_config where profile = 'many-site'""");
        long began = System.nanoTime();
        awaitEnd("all have their files", FIRST);
        told("made", began);
        assertThat(changed(1)).isEqualTo(PHONES);

        began = System.nanoTime();
        records.group("many-main", "192.0.2.2");
        awaitEnd("all are announced", WITHIN);
        told("changed and announced", began);

        assertThat(changed(2)).isEqualTo(PHONES);
        assertThat(number(
                        "select count(*) from file f join file_version v using (path, version) where path like 'SEP00000C%'"
                                + " and f.sha256 = v.sha256"))
                .isEqualTo(PHONES);
        assertThat(records.file("SEP00000C000001.cnf.xml")).contains("192.0.2.2");
    }

    /** Looked at now and then: whoever counts all the time is what is measured. */
    private void awaitEnd(String what, Duration within) {
        Awaitility.await(what)
                .pollInterval(BETWEEN)
                .atMost(within)
                .until(() -> number("select count(*) from (select from render_queue limit 1) q") == 0
                        && number("select count(*) from (select from outbox limit 1) o") == 0);
    }

    private long changed(int version) {
        return number("select count(*) from file where path like 'SEP00000C%' and rendered and version = " + version);
    }

    private static void told(String what, long began) {
        LOG.infof(
                "%d phones' files %s in %d ms; this process used %d ms of processor time so far",
                PHONES,
                what,
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis());
    }

    private long number(String query) {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
