package io.option150.files.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.audit.Audit;
import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.files.aside.Aside;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version of the service that has other templates than the one before it. */
@StoreTest
class UpgradeTest {

    private static final String FIRST = "SEP0000000D0A01";
    private static final String SECOND = "SEP0000000D0A02";

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    @Inject
    Audit audit;

    @Inject
    RenderQueue queue;

    @Inject
    Aside aside;

    private Api api;

    @BeforeEach
    void store() {
        api = new Api(base);
        put("/api/v1/call-manager-groups/upgrade", "{\"members\":[{\"address\":\"192.0.2.1\"}]}");
        for (var phone : List.of(FIRST, SECOND)) {
            put("/api/v1/device-configs/" + phone, """
                    {"protocol":"SIP","model":"8841","callManagerGroup":"upgrade","lines":[{"number":"%s"}]}""".formatted(phone.substring(14)));
        }
    }

    @Test
    void filesOfOtherTemplatesAreMadeAnewAndWhatWasRefusedIsTriedAgain() throws Throwable {
        assertThat(number("select count(*) from device_rendering where templates like '" + Templates.fingerprint()
                        + " %'"))
                .isGreaterThanOrEqualTo(2);
        // As the version before left them.
        execute("update device_rendering set templates = 'old' where device = '" + FIRST + "'");
        execute("update file f set sha256 = o.sha256 from file o where f.path = '" + FIRST + ".cnf.xml' and o.path = '"
                + SECOND + ".cnf.xml'");
        execute("update device_rendering set state = 'refused' where device = '" + SECOND + "'");
        var before = sequence(SECOND);
        var version = version(FIRST);

        var upgrade = new Upgrade(audit, queue, aside);
        VertxContextSupport.subscribeAndAwait(upgrade::look);

        Await.until("that of other templates is made anew", () -> version(FIRST) == version + 1);
        Await.until(
                "that of none is looked at again",
                () -> number("select count(*) from device_rendering where state = 'rendered' and device in ('" + FIRST
                                + "', '" + SECOND + "') and templates like '" + Templates.fingerprint() + " %'")
                        == 2);
        assertThat(sequence(SECOND)).as("the same bytes").isEqualTo(before);

        execute("update device_rendering set templates = 'old' where device = '" + FIRST + "'");
        VertxContextSupport.subscribeAndAwait(upgrade::look);
        assertThat(number("select count(*) from render_queue where device = '" + FIRST + "'"))
                .as("not looked again before its time")
                .isZero();
        execute("update device_rendering set templates = '' where device = '" + FIRST + "'");
    }

    @Test
    void itIsLookedAgainAsOftenAsIsSaid() throws Throwable {
        var upgrade = new Upgrade(audit, queue, aside, List.of(Duration.ZERO, Duration.ofHours(1)));
        for (int look = 0; look < 2; look++) {
            Await.until("nothing waits", () -> number("select count(*) from render_queue") == 0);
            execute("update device_rendering set templates = 'old' where device = '" + FIRST + "'");
            VertxContextSupport.subscribeAndAwait(upgrade::look);
            Await.until(
                    "it is made anew",
                    () -> number("select count(*) from device_rendering where templates = 'old' and device = '" + FIRST
                                    + "'")
                            == 0);
        }
        execute("update device_rendering set templates = 'old' where device = '" + FIRST + "'");
        VertxContextSupport.subscribeAndAwait(upgrade::look);
        assertThat(number("select count(*) from device_rendering where templates = 'old' and device = '" + FIRST + "'"))
                .as("before its time")
                .isEqualTo(1);
        execute("update device_rendering set templates = '' where device = '" + FIRST + "'");
    }

    @Test
    void whatACopyThatKnowsNoTemplatesMadeIsMadeAnew() throws Throwable {
        Await.until("nothing waits", () -> number("select count(*) from render_queue") == 0);
        VertxContextSupport.subscribeAndAwait(new Upgrade(audit, queue, aside)::look);
        Await.until("all is of these templates", () -> number("select count(*) from render_queue") == 0);
        var version = version(FIRST);
        // Its file is another one, and it does not touch the fingerprint.
        execute("update file f set sha256 = o.sha256, version = f.version + 1, sequence = o.sequence + 1000000"
                + " from file o where f.path = '" + FIRST + ".cnf.xml' and o.path = '" + SECOND + ".cnf.xml'");

        VertxContextSupport.subscribeAndAwait(new Upgrade(audit, queue, aside)::look);

        Await.until("it is made anew", () -> version(FIRST) == version + 2);
    }

    private void put(String url, String json) {
        var answer = api.call("PUT", url, BodyPublishers.ofString(json), "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(Api.text(answer)).isIn(200, 201);
    }

    private long version(String phone) throws SQLException {
        return number("select version from file where path = '" + phone + ".cnf.xml'");
    }

    private long sequence(String phone) throws SQLException {
        return number("select sequence from file where path = '" + phone + ".cnf.xml'");
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
