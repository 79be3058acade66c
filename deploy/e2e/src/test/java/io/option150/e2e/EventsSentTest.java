package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code docs/asyncapi.yaml} beside every message that a running suite has sent, in all its topics. */
@ExtendWith(SharedSuite.class)
class EventsSentTest {

    private static final int KAFKA = 19092;
    private static final String DEVICE = "SEP00112233E001";
    private static final String COPY = "/api/v1/services/tftp-edge/edges/";
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Suite suite;
    private final Admin admin;

    EventsSentTest(Suite suite) {
        this.suite = suite;
        this.admin = new Admin(suite);
    }

    @Test
    void everyMessageIsAsTheDocumentSays() throws Exception {
        changeOneOfEach();
        askForNothing();
        var docs = EventDocs.read();
        var sent = new TreeMap<String, TreeSet<String>>();
        Await.until("all is sent", WITHIN, () -> {
            sent.clear();
            var faults = new ArrayList<String>();
            for (var record : all()) {
                faults.addAll(docs.violations(record));
                sent.computeIfAbsent(record.topic(), _ -> new TreeSet<>()).add(type(record));
            }
            assertThat(faults).isEmpty();
            return sent.keySet().containsAll(List.of("edge-seen", "phone-seen"));
        });

        for (var topic : List.of(
                "cluster-changed", "phone-moved", "service-changed", "config-changed", "edge-seen", "phone-seen")) {
            assertThat(sent.get(topic)).as(topic).containsAll(docs.types(topic));
        }
        assertThat(sent.get("trust-changed"))
                .contains(
                        "io.option150.certificate.changed",
                        "io.option150.trust-list.changed",
                        "io.option150.verification.changed",
                        "io.option150.verification.removed",
                        "io.option150.phone-certificate.changed",
                        "io.option150.phone-certificate.removed",
                        "io.option150.topic.complete");
        assertThat(docs.topics()).containsAll(sent.keySet());
    }

    private void changeOneOfEach() throws Exception {
        admin.createCluster("sent-a", "127.0.0.61", 6961, "null");
        admin.createCluster("sent-b", "127.0.0.62", 6962, "null");
        admin.createDevice(DEVICE, "sent-a");
        admin.move(DEVICE, "sent-a", "sent-b");
        Admin.expect(200, admin.post(Admin.REGISTRY, "/api/v1/devices/" + DEVICE + "/refresh", "{}"));
        admin.removeCluster("sent-b");
        admin.removeCluster("sent-a");
        admin.upload("sent.xml", "<sent/>".getBytes(UTF_8));
        Await.until(
                "served", WITHIN, () -> Phone.CURL_TFTP.fetch(suite, "sent.xml").exit() == 0);
        Admin.expect(204, admin.delete(Admin.FILES, "/api/v1/files/sent.xml"));
        var edge = admin.json(Admin.REGISTRY, "/api/v1/edges")
                .at("/items/0/edgeId")
                .asText();
        Admin.expect(200, admin.put(Admin.REGISTRY, COPY + edge, "{\"state\":\"running\"}"));
        Admin.expect(204, admin.delete(Admin.REGISTRY, COPY + edge));
        vouchAndEncrypt();
    }

    /** A read request with an empty name (RFC 1350, section 5): refused, and told of like any other. */
    private void askForNothing() throws Exception {
        byte[] request = {0, 1, 0, 'o', 'c', 't', 'e', 't', 0};
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var socket = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            socket.send(new DatagramPacket(request, request.length, new InetSocketAddress(loopback, suite.tftpPort())));
            socket.setSoTimeout((int) WITHIN.toMillis());
            socket.receive(new DatagramPacket(new byte[512], 512));
        }
    }

    private void vouchAndEncrypt() throws Exception {
        var own = admin.json(Admin.TRUST, "/api/v1/certificates").at("/items/0");
        var pem = own.path("pem").toString();
        assertThat(admin.post(
                                Admin.TRUST,
                                "/api/v1/verification-list",
                                "{\"certificate\":" + pem + ",\"roles\":[\"sast\"]}")
                        .statusCode())
                .isIn(200, 201);
        Admin.expect(
                204,
                admin.delete(
                        Admin.TRUST,
                        "/api/v1/verification-list/" + own.path("fingerprint").asText()));
        var phone = "/api/v1/phone-certificates/" + DEVICE;
        Admin.expect(201, admin.put(Admin.TRUST, phone, "{\"certificate\":" + pem + "}"));
        Admin.expect(204, admin.delete(Admin.TRUST, phone));
    }

    /** All records of all topics, but for those of Kafka itself. */
    private List<ConsumerRecord<String, byte[]>> all() {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + (KAFKA + suite.offset()),
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> !topic.getKey().startsWith("__"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            Await.until("read to the end", WITHIN, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return partitions.stream().allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
            });
            return records;
        }
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), UTF_8);
    }
}
