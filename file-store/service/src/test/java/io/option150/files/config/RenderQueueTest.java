package io.option150.files.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.Api;
import io.option150.files.StoreTest;
import io.option150.testkit.Await;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of many phones that follow a change, whatever comes in between. */
@StoreTest
class RenderQueueTest {

    private static final int PHONES = 60;

    @TestHTTPResource("/")
    URI base;

    @Inject
    DataSource database;

    private Records records;

    @BeforeEach
    void connect() {
        records = new Records(new Api(base));
    }

    @Test
    void aBatchThatIsKilledIsMadeAnewAndNothingOfItWasSeen() throws SQLException {
        var phones = phones("A1", "q-kill");
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            // As if somebody uploaded that file: the batch waits for it in the midst of its transaction.
            lock(holder, phones.getLast() + ".cnf.xml");
            records.group("q-kill", "192.0.2.2");
            Await.until("a batch waits", () -> waiting().size() == 1);
            assertThat(records.file(phones.getFirst() + ".cnf.xml")).contains(">192.0.2.1<");
            assertThat(records.get(Records.DEVICES + "rendering")
                            .path("waiting")
                            .asInt())
                    .isEqualTo(PHONES);
            assertThat(records.get(Records.DEVICES + phones.getFirst())
                            .at("/rendering/waiting")
                            .asBoolean())
                    .isTrue();

            // What a killed service leaves: a connection that is gone.
            terminate(waiting().getFirst());
            holder.rollback();
        }
        records.awaitRendered();
        for (var phone : phones) {
            assertThat(records.file(phone + ".cnf.xml")).contains(">192.0.2.2<");
            assertThat(records.told(phone + ".cnf.xml").path("version").asLong())
                    .isEqualTo(2);
        }
    }

    @Test
    void whoeverWritesMeanwhileGetsThroughAndTheLastWordIsServed() throws Exception {
        var phones = phones("B2", "q-busy");
        var work = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < 4; writer++) {
            int nth = writer;
            work.add(() -> {
                for (int round = 0; round < 15; round++) {
                    var phone = phones.get((nth * 15 + round) % PHONES);
                    records.store(Records.DEVICES + phone, phone("q-busy", "label-" + nth + "-" + round));
                }
                return null;
            });
        }
        work.add(() -> {
            for (int round = 0; round < 20; round++) {
                records.group("q-busy", "192.0.2." + (100 + round));
            }
            return null;
        });
        work.add(() -> {
            var api = new Api(base);
            for (int round = 0; round < 20; round++) {
                var file = phones.get(round) + ".cnf.xml";
                api.store(file, ("<device><!--" + round + "--></device>").getBytes(UTF_8));
                assertThat(api.delete("/api/v1/files/" + file).statusCode()).isIn(204, 409);
            }
            return null;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                assertDone(done);
            }
        }

        records.awaitRendered();
        for (var phone : phones) {
            assertThat(records.state(phone)).isEqualTo("rendered");
            assertThat(records.file(phone + ".cnf.xml")).contains(">192.0.2.119<", ">label-");
        }
    }

    private static void assertDone(java.util.concurrent.Future<Void> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private List<String> phones(String digits, String group) {
        records.group(group, "192.0.2.1");
        var phones = IntStream.range(0, PHONES)
                .mapToObj(n -> "SEP000000%s%04d".formatted(digits, n))
                .toList();
        phones.forEach(phone -> records.store(Records.DEVICES + phone, phone(group, "Desk")));
        return phones;
    }

    private static String phone(String group, String label) {
        return """
                {"protocol":"SIP","model":"8841","callManagerGroup":"%s","lines":[{"number":"1","label":"%s"}]}""".formatted(group, label);
    }

    private static void lock(Connection connection, String path) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "config-changed/" + path);
            lock.execute();
        }
    }

    /** Connections that wait for a file's lock. */
    private List<Integer> waiting() throws SQLException {
        var waiting = new ArrayList<Integer>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select pid from pg_stat_activity where wait_event = 'advisory'"
                        + " and query like '%outbox_lock_and_next%' and pid <> pg_backend_pid()");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                waiting.add(rows.getInt(1));
            }
        }
        return waiting;
    }

    private void terminate(int pid) throws SQLException {
        try (var connection = database.getConnection();
                var kill = connection.prepareStatement("select pg_terminate_backend(?)")) {
            kill.setInt(1, pid);
            kill.execute();
        }
    }
}
