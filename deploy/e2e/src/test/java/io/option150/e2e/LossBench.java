package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
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

/**
 * A suite that things are lost of, with phones that ask all along: they are never told that something is not there which is, nor
 * given an old version once the suite says that it is whole; which it does within ten seconds.
 */
final class LossBench implements AutoCloseable {

    static final Duration WHOLE_WITHIN = Duration.ofSeconds(10);
    static final Duration COPY_STARTS_WITHIN = Duration.ofMinutes(2);
    static final String OURS = "SEP0000000000F2";
    static final byte[] CONFIG = "<config/>".getBytes(UTF_8);

    private static final Duration AT_WORK = Duration.ofSeconds(2);
    private static final List<Integer> OWNERS = List.of(Admin.REGISTRY, Admin.FILES, Admin.TRUST);
    private static final String PHONE = "SEP0000000000F1";

    final Suite suite;
    final RemoteServer second;
    final Admin admin;
    final Loss loss;
    /** What there is: names and bytes. */
    final Map<String, byte[]> there = new TreeMap<>();

    private final RemoteServer remote;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LossBench(Suite suite) throws Exception {
        this.suite = suite;
        remote = RemoteServer.tftpdHpa("127.0.0.15");
        second = RemoteServer.tftpdHpa("127.0.0.16");
        admin = new Admin(suite);
        loss = new Loss(suite);
    }

    /** On free ports and a folder of its own. */
    static LossBench start() throws Exception {
        var bench = new LossBench(Suite.start());
        try {
            bench.fill();
            return bench;
        } catch (Exception | AssertionError e) {
            bench.close();
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : List.of(second, remote, suite)) {
            one.close();
        }
    }

    private void fill() throws Exception {
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

    /** Twelve uploads, changes and a deletion that a restore takes back; returns what is not there then. */
    List<String> changeMuch() throws Exception {
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

    /** From now on there is this file, of this text. */
    void upload(String name, String text) throws Exception {
        upload(Admin.FILES, name, text);
    }

    /** The same by another copy of the file store; {@code port} at offset 0. */
    void upload(int port, String name, String text) throws Exception {
        var bytes = text.getBytes(UTF_8);
        admin.upload(port, name, bytes);
        there.put(name, bytes);
    }

    /** Asks for what stays all along, whatever is lost. */
    AskingPhone asking() throws Exception {
        Await.until("all is well before", WHOLE_WITHIN, this::isWhole);
        return AskingPhone.of(suite, names());
    }

    List<String> names() {
        var names = new ArrayList<>(there.keySet());
        names.remove("loss/doomed.xml");
        names.add("loss/file-0.xml.sgn");
        names.add("ITL" + OURS + ".tlv");
        return names;
    }

    /** An edge that started in the middle of a loss: it gets ready, knows all, and has denied nothing on its way. */
    void knowsAll(EdgeCopy copy, AskingPhone phone) throws InterruptedException {
        copy.whenReady(COPY_STARTS_WITHIN);
        givesAll(copy);
        thenServesNothingElse(phone);
    }

    /** This edge gives all that there is. */
    void givesAll(EdgeCopy copy) throws InterruptedException {
        for (var file : there.entrySet()) {
            assertThat(copy.gives(file.getKey(), file.getValue()))
                    .as(file.getKey() + "\n" + copy.log())
                    .isTrue();
        }
    }

    /** From now on the phone must get what there is and nothing else; it has been denied nothing so far. */
    void thenServesNothingElse(AskingPhone phone) throws InterruptedException {
        there.forEach((name, bytes) -> phone.mustGet(name, got -> Arrays.equals(got, bytes)));
        long before = phone.served();
        Thread.sleep(AT_WORK);
        assertThat(phone.denials()).as(phone.toString()).isEmpty();
        assertThat(phone.served()).as(phone.toString()).isGreaterThan(before);
    }

    /** Whether phones get all that there is, and every service and the edge say that the topics are whole. */
    boolean isWhole() throws IOException, InterruptedException {
        return allServed() && whole();
    }

    /** Whether phones get all that there is, as it is. */
    boolean allServed() throws IOException, InterruptedException {
        for (var file : there.entrySet()) {
            var answer = get(file.getKey());
            if (answer.statusCode() != 200 || !Arrays.equals(answer.body(), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether phones are told that none of these exists. */
    boolean noneOf(List<String> names) throws IOException, InterruptedException {
        for (var name : names) {
            if (get(name).statusCode() != 404) {
                return false;
            }
        }
        return true;
    }

    /** Whether every service says of its topics, and the edge of each of them, that they are whole. */
    boolean whole() throws IOException, InterruptedException {
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

    /** As a phone asks by HTTP. */
    HttpResponse<byte[]> get(String name) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + suite.httpPort() + "/" + name))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
