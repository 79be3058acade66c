package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Kafka or a database goes back in time, or the file store away: phones ask all along, and are never told that something is
 * not there which is, nor given an old version once the suite says that it is whole; which it does within ten seconds.
 *
 * <p>A suite of its own, on free ports and a folder of its own; the stories can be played alone:
 * {@code mvn -pl deploy/e2e test -Dtest=LossTest}, one of them by {@code -Dtest=LossTest#topicsAreDeleted}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LossTest {

    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration COPY_STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration AT_WORK = Duration.ofSeconds(2);
    private static final List<Integer> OWNERS = List.of(Admin.REGISTRY, Admin.FILES, Admin.TRUST);
    private static final String PHONE = "SEP0000000000F1";
    private static final String OURS = "SEP0000000000F2";
    private static final byte[] CONFIG = "<config/>".getBytes(UTF_8);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, byte[]> there = new TreeMap<>();
    private Suite suite;
    private RemoteServer remote;
    private RemoteServer second;
    private Admin admin;
    private Loss loss;

    @BeforeAll
    void start() throws Exception {
        suite = Suite.start();
        remote = RemoteServer.tftpdHpa("127.0.0.15");
        second = RemoteServer.tftpdHpa("127.0.0.16");
        admin = new Admin(suite);
        loss = new Loss(suite);
        remote.put(PHONE + ".cnf.xml", CONFIG);
        there.put(PHONE + ".cnf.xml", CONFIG);
        admin.createCluster("branch", remote.address(), remote.port(), "null");
        admin.createDevice(PHONE, "branch");
        admin.createDevice(OURS, "local");
        for (int i = 0; i < 11; i++) {
            upload("loss/file-" + i + ".xml", "first");
        }
        Await.until("all is served", WHOLE_WITHIN, this::allServed);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable one : new AutoCloseable[] {second, remote, suite}) {
            if (one != null) {
                one.close();
            }
        }
    }

    @Test
    void topicsAreDeleted() throws Exception {
        var edited = "SEP0000000000F3";
        second.put(edited + ".cnf.xml", CONFIG);
        // Nobody is there until it is edited.
        admin.createCluster("edited", second.address(), Ports.free(second.address()), "null");
        var list = "ITL" + OURS + ".tlv";
        Await.until("there is a trust list", WHOLE_WITHIN, () -> get(list).statusCode() == 200);
        var old = get(list).body();
        try (var phone = asking()) {
            assertThat(loss.deleteTopics()).hasSize(4);
            upload("loss/file-3.xml", "second");
            upload("loss/new.xml", "first");
            Admin.expect(
                    200,
                    admin.put(Admin.REGISTRY, "/api/v1/clusters/edited", "{\"tftpPort\":%d}".formatted(second.port())));
            admin.createDevice(edited, "edited");
            there.put(edited + ".cnf.xml", CONFIG);
            Admin.expect(200, admin.post(Admin.TRUST, "/api/v1/certificates/own/tftp-https/renew", ""));
            Await.until(
                    "all is served, and a new trust list",
                    WHOLE_WITHIN,
                    () -> allServed() && !Arrays.equals(get(list).body(), old) && whole());
            phone.mustGet(list, bytes -> !Arrays.equals(bytes, old));
            thenServesNothingElse(phone);
        }
        try (var copy = EdgeCopy.of(suite, Map.of());
                var phone = copy.phone(names())) {
            knowsAll(copy, phone);
        }
    }

    @Test
    void aDatabaseIsRestored() throws Exception {
        upload("loss/doomed.xml", "first");
        try (var phone = asking()) {
            var dump = Dump.of(suite, "file_store");
            var lost = changeMuch();

            dump.restore();
            there.put("loss/doomed.xml", "first".getBytes(UTF_8));
            try (var copy = EdgeCopy.of(suite, Map.of());
                    var another = copy.phone(names())) {
                // Each within its time, from the first on: the new numbers are the old ones once more.
                for (int i = 0; i < 5; i++) {
                    upload("loss/after-" + i + ".xml", "after the restore");
                    upload("loss/file-5.xml", "change " + i + " after the restore");
                    Await.until("served after the restore: " + i, WHOLE_WITHIN, this::allServed);
                }
                Await.until("whole", WHOLE_WITHIN, () -> allServed() && whole() && noneOf(lost));
                thenServesNothingElse(phone);
                assertThat(noneOf(lost)).isTrue();
                knowsAll(copy, another);
            }
        }
    }

    @Test
    void kafkaIsWiped() throws Exception {
        try (var phone = asking()) {
            suite.stop();
            loss.wipeKafka();
            suite.startAgain();
            Await.until("whole", WHOLE_WITHIN, () -> allServed() && whole());
            thenServesNothingElse(phone);
        }
    }

    /** Under running services, while another edge starts. */
    @Test
    void kafkaIsWipedAndADatabaseIsRestored() throws Exception {
        upload("loss/doomed.xml", "first");
        try (var phone = asking()) {
            var dump = Dump.of(suite, "file_store");
            var lost = changeMuch();
            there.put("loss/doomed.xml", "first".getBytes(UTF_8));
            dump.restore();
            loss.wipeRunningKafka();
            try (var copy = EdgeCopy.of(suite, Map.of());
                    var another = copy.phone(names())) {
                Await.until("whole", WHOLE_WITHIN, () -> allServed() && whole() && noneOf(lost));
                upload("loss/file-7.xml", "after the loss");
                Await.until("a change is served", AT_ONCE, this::allServed);
                thenServesNothingElse(phone);
                knowsAll(copy, another);
            }
        }
    }

    @Test
    void anotherEdgeStartsWhileTheFileStoreIsAway() throws Exception {
        loss.signal("STOP", "file-store");
        try {
            // Phones have asked for all of these, so that the suite's edge holds them.
            try (var alone = EdgeCopy.of(suite, Map.of())) {
                Await.until(
                        "it knows what there is",
                        COPY_STARTS_WITHIN,
                        () -> alone.check("view of clusters, devices and files")
                                .path("status")
                                .asText()
                                .equals("UP"));
                Thread.sleep(AT_WORK);
                assertThat(alone.check("own files").path("status").asText()).isEqualTo("DOWN");
            }
            try (var copy = EdgeCopy.of(suite, Map.of("option150.edge.peers", suite.api(Admin.EDGE)))) {
                copy.whenReady(COPY_STARTS_WITHIN);
                assertThat(copy.check("own files").path("data").path("why").asText())
                        .contains("gave");
                givesAll(copy);
            }
        } finally {
            loss.signal("CONT", "file-store");
        }
        Await.until("whole", WHOLE_WITHIN, () -> allServed() && whole());
    }

    /** Twelve uploads, changes and a deletion that a restore takes back; returns what is not there then. */
    private List<String> changeMuch() throws Exception {
        var before = new TreeMap<>(there);
        var lost = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            lost.add("loss/late-" + i + ".xml");
            upload(lost.getLast(), "late");
        }
        upload("loss/file-4.xml", "late");
        Admin.expect(204, admin.delete(Admin.FILES, "/api/v1/files/loss/doomed.xml"));
        there.remove("loss/doomed.xml");
        Await.until(
                "served before the loss",
                WHOLE_WITHIN,
                () -> allServed() && noneOf(List.of("loss/doomed.xml")) && whole());
        there.clear();
        there.putAll(before);
        return lost;
    }

    private void upload(String name, String text) throws Exception {
        var bytes = text.getBytes(UTF_8);
        admin.upload(name, bytes);
        there.put(name, bytes);
    }

    /** Asks for what stays all along, whatever is lost. */
    private AskingPhone asking() throws Exception {
        Await.until("all is well before", WHOLE_WITHIN, () -> allServed() && whole());
        return AskingPhone.of(suite, names());
    }

    private List<String> names() {
        var names = new ArrayList<>(there.keySet());
        names.remove("loss/doomed.xml");
        names.add("loss/file-0.xml.sgn");
        names.add("ITL" + OURS + ".tlv");
        return names;
    }

    /** An edge that started in the middle of a loss: it gets ready, knows all, and has denied nothing on its way. */
    private void knowsAll(EdgeCopy copy, AskingPhone phone) throws InterruptedException {
        copy.whenReady(COPY_STARTS_WITHIN);
        givesAll(copy);
        thenServesNothingElse(phone);
    }

    private void givesAll(EdgeCopy copy) throws InterruptedException {
        for (var file : there.entrySet()) {
            assertThat(copy.gives(file.getKey(), file.getValue()))
                    .as(file.getKey() + "\n" + copy.log())
                    .isTrue();
        }
    }

    private void thenServesNothingElse(AskingPhone phone) throws InterruptedException {
        there.forEach((name, bytes) -> phone.mustGet(name, got -> Arrays.equals(got, bytes)));
        long before = phone.served();
        Thread.sleep(AT_WORK);
        assertThat(phone.denials()).as(phone.toString()).isEmpty();
        assertThat(phone.served()).as(phone.toString()).isGreaterThan(before);
    }

    private boolean allServed() throws IOException, InterruptedException {
        for (var file : there.entrySet()) {
            var answer = get(file.getKey());
            if (answer.statusCode() != 200 || !Arrays.equals(answer.body(), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean noneOf(List<String> names) throws IOException, InterruptedException {
        for (var name : names) {
            if (get(name).statusCode() != 404) {
                return false;
            }
        }
        return true;
    }

    /** Whether every service says of its topics, and the edge of each of them, that they are whole. */
    private boolean whole() throws IOException, InterruptedException {
        var view = Admin.parse(admin.get(Admin.EDGE, "/q/health/ready")).path("checks");
        for (int owner : OWNERS) {
            var answer = admin.get(owner, "/api/v1/events");
            if (answer.statusCode() != 200) {
                return false;
            }
            for (var topic : Admin.parse(answer).get("topics")) {
                var name = topic.get("topic").asText();
                if (!topic.get("state").asText().equals("whole")
                        || view.findValuesAsText(name).stream().noneMatch(state -> state.startsWith("whole since "))) {
                    return false;
                }
            }
        }
        return true;
    }

    private HttpResponse<byte[]> get(String name) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + suite.httpPort() + "/" + name))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
