package io.option150.edge.feed;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Phone;
import io.option150.edge.Records;
import io.option150.edge.Topics;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.Await;
import io.option150.testkit.RealBackends;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** From its start until it knows, and whenever it may have missed something, no edge says that a file does not exist. */
@QuarkusTest
@WithTestResource(RealBackends.class)
@WithTestResource(Unproved.class)
class FalseNoTest {

    private static final String LIST = "ITLFile.tlv";
    private static final String FILE = "ringlist.xml";

    private final TftpFront tftp;
    private final HttpFront http;

    FalseNoTest(TftpFront tftp, HttpFront http) {
        this.tftp = tftp;
        this.http = http;
    }

    @Test
    void noPhoneHearsThatWhatExistsDoesNot() throws Exception {
        String kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        InetSocketAddress server = tftp.addresses().getFirst();
        try (Topics topics = new Topics(kafka);
                Phone phone = new Phone(server, http.addresses().getFirst());
                Asking list = new Asking(server, LIST);
                Asking file = new Asking(server, FILE)) {
            topics.in(5, 100);
            topics.cluster(Records.local());
            put(FILE, "rings", topics);

            // Nothing is proved, no list can be had.
            assertThat(phone.get(FILE).statusCode()).isEqualTo(503);
            topics.whole("cluster-changed");
            topics.whole("phone-moved");
            topics.whole(FileTopics.CONFIG_CHANGED);
            Await.until("files are known", () -> phone.tftp(FILE).equals("rings"));
            // Trust is not: a list may exist.
            assertThat(phone.get(LIST).statusCode()).isEqualTo(503);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(404);

            byte[] bytes = "a list".getBytes(UTF_8);
            store(bytes);
            topics.send(
                    TrustTopics.TRUST_CHANGED,
                    TrustTopics.TYPE_TRUST_LIST_CHANGED,
                    TrustTopics.SCHEMA_TRUST_LIST,
                    LIST,
                    new TrustListRecord(LIST, Records.sha256(bytes), bytes.length, Instant.EPOCH, 1));
            assertThat(phone.get(LIST).statusCode()).isEqualTo(503);
            topics.whole(TrustTopics.TRUST_CHANGED);
            Await.until("the list is known", () -> phone.tftp(LIST).equals("a list"));
            Await.until("it is ready", () -> given().get("/q/health/ready").statusCode() == 200);
            assertThat(list.errors).doesNotContain(1);
            assertThat(file.errors).doesNotContain(1);

            theTopicIsLost(kafka, topics, phone);
            assertThat(file.errors).doesNotContain(1);
        }
    }

    /** Kafka made the topic again, and the file store went back in time: one file fewer, another one older. */
    private static void theTopicIsLost(String kafka, Topics topics, Phone phone) throws Exception {
        put("gone.xml", "to be lost", topics);
        topics.whole(FileTopics.CONFIG_CHANGED);
        Await.until("it is served", () -> phone.tftp("gone.xml").equals("to be lost"));
        Await.until("the topics are watched", () -> health().contains("topic "));

        Topics.delete(kafka, FileTopics.CONFIG_CHANGED);
        Topics.make(kafka, 1, FileTopics.CONFIG_CHANGED);
        Await.until("it is in doubt", () -> health().contains("in doubt"));
        assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(503);
        assertThat(phone.get("gone.xml").body()).isEqualTo("to be lost");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);

        topics.forget();
        topics.in(6, 1);
        put(FILE, "older rings", topics);
        topics.whole(FileTopics.CONFIG_CHANGED);
        Await.until("the new epoch is served", () -> phone.tftp(FILE).equals("older rings"));
        Await.until("nothing is in doubt", () -> !health().contains("in doubt"));
        assertThat(phone.get("gone.xml").statusCode()).isEqualTo(404);
        assertThat(phone.get("nothing.xml").statusCode()).isEqualTo(404);
    }

    private static String health() {
        return given().get("/q/health/ready").asString();
    }

    private static void put(String path, String text, Topics topics) throws Exception {
        store(text.getBytes(UTF_8));
        topics.file(Records.file(path, text.getBytes(UTF_8), 1));
    }

    private static void store(byte[] bytes) {
        given().body(bytes)
                .put(ConfigProvider.getConfig().getValue("option150.file-store.url", String.class) + "/"
                        + Records.sha256(bytes))
                .then()
                .statusCode(204);
    }

    /** A phone that asks for one file again and again and takes down the code of each error. */
    private static final class Asking implements AutoCloseable {

        final List<Integer> errors = new CopyOnWriteArrayList<>();
        private final DatagramSocket socket = new DatagramSocket();
        private final Thread thread;
        private volatile boolean closed;

        Asking(InetSocketAddress server, String name) throws IOException {
            socket.setSoTimeout(50);
            byte[] rrq = ("\0\1" + name + "\0octet\0").getBytes(US_ASCII);
            thread = Thread.ofVirtual().start(() -> ask(new DatagramPacket(rrq, rrq.length, server)));
        }

        private void ask(DatagramPacket rrq) {
            DatagramPacket answer = new DatagramPacket(new byte[1024], 1024);
            while (!closed) {
                try {
                    socket.send(rrq);
                    socket.receive(answer);
                    if (answer.getData()[1] == 5) {
                        errors.add((int) answer.getData()[3]);
                    }
                } catch (SocketTimeoutException silence) {
                    // Asked again, as phones do.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join();
            socket.close();
        }
    }
}
