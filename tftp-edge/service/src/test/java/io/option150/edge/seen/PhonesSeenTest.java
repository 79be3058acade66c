package io.option150.edge.seen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.option150.edge.EdgeTest;
import io.option150.edge.Records;
import io.option150.edge.RunningEdge;
import io.option150.edge.Topics;
import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneTopics;
import io.option150.registry.contract.PhonesSeen;
import io.option150.testkit.Await;
import io.option150.testkit.EventDocs;
import io.option150.testkit.TestBackends;
import io.option150.testkit.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real phones boot over TFTP and HTTP, and the suite is told so on real Kafka, which has no such topic when the edge starts. */
@EdgeTest
class PhonesSeenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final RunningEdge edge;

    PhonesSeenTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
        try {
            Topics.make(TestBackends.start().bootstrapServers(), 1, PhoneTopics.PHONE_SEEN);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @Test
    void aPhoneThatBootsIsToldOf() throws Exception {
        String device = "SEP0015AA000001";
        edge.cluster("seen-a", 1, "127.0.0.2");
        edge.cluster("seen-b", 2, "127.0.0.3", device + ".cnf.xml");
        Instant before = Instant.now();
        assertThat(edge.phone().tftp("CTL" + device + ".tlv")).isEqualTo("NotFound");
        assertThat(edge.phone().tftp(device + ".cnf.xml")).isEqualTo(device + ".cnf.xml of seen-b");
        assertThat(edge.phone().tftp("/seen-dialplan.xml")).isEqualTo("NotFound");
        assertThat(edge.httpBody(device + ".cnf.xml")).isEqualTo(device + ".cnf.xml of seen-b");

        String kafka = TestBackends.start().bootstrapServers();
        try (TopicReader reader = new TopicReader(kafka, PhoneTopics.PHONE_SEEN)) {
            reader.await(PATIENCE, _ -> told(reader, device).size() == 4);
            List<PhoneRequest> told = told(reader, device);
            assertThat(told)
                    .extracting(PhoneRequest::front, PhoneRequest::name, PhoneRequest::nameClass, PhoneRequest::outcome)
                    .containsExactly(
                            tuple("tftp", "CTL" + device + ".tlv", "device_trust", "not_found"),
                            tuple("tftp", device + ".cnf.xml", "device", "served"),
                            tuple("tftp", "seen-dialplan.xml", "common", "not_found"),
                            tuple("http", device + ".cnf.xml", "device", "served"));
            String body = device + ".cnf.xml of seen-b";
            assertThat(told.get(1)).satisfies(config -> {
                assertThat(config.time()).isBetween(before.minusMillis(1), Instant.now());
                assertThat(config.port()).isPositive();
                assertThat(config.source()).isEqualTo("remote");
                assertThat(config.cluster()).isEqualTo("seen-b");
                assertThat(config.bytes()).isEqualTo(body.length());
                assertThat(config.size()).isEqualTo(body.length());
                assertThat(config.blockSize()).isGreaterThanOrEqualTo(512);
                assertThat(config.sha256()).isEqualTo(Records.sha256(body.getBytes(UTF_8)));
                assertThat(config.answers())
                        .containsExactly(
                                new PhoneRequest.Answer("own", "no"),
                                new PhoneRequest.Answer("seen-a", "no"),
                                new PhoneRequest.Answer("seen-b", "yes"));
            });
            assertThat(told.get(3)).satisfies(config -> {
                assertThat(config.source()).isEqualTo("cache");
                assertThat(config.blockSize()).isZero();
                assertThat(config.answers()).hasSize(3);
            });

            EventDocs docs = EventDocs.read();
            assertThat(docs.types(PhoneTopics.PHONE_SEEN)).isEqualTo(Set.of(PhoneTopics.TYPE_PHONES_SEEN));
            for (ConsumerRecord<String, byte[]> record : reader.seen()) {
                assertThat(docs.violations(record)).isEmpty();
                assertThat(seen(record).edgeId()).isNotEmpty();
                assertThat(seen(record).phones())
                        .isNotEmpty()
                        .allSatisfy(phone ->
                                assertThat(PhoneTopics.keyOf(phone.phone())).isEqualTo(record.key()));
            }
        }
    }

    @Test
    void whatTheServedConfigurationNamesIsToldWithIt() throws Exception {
        String device = "SEP0015AA000004";
        edge.upload(
                device + ".cnf.xml",
                "<device xsi:type=\"axl:XIPPhone\"><loadInformation>sip88xx.14</loadInformation></device>");
        try (TopicReader reader = new TopicReader(TestBackends.start().bootstrapServers(), PhoneTopics.PHONE_SEEN)) {
            // The very first answer may be dropped by the news of the upload before its bytes were looked at: what is
            // told
            // then names nothing, and the next one does.
            Await.until("it is told with what it names", () -> {
                if (!edge.phone().tftp(device + ".cnf.xml").startsWith("<device")) {
                    return false;
                }
                int known = reader.seen().size();
                reader.await(PATIENCE, _ -> reader.seen().size() > known);
                return told(reader, device).stream().anyMatch(request -> request.facts() != null);
            });
            assertThat(told(reader, device))
                    .filteredOn(request -> request.facts() != null)
                    .allSatisfy(request -> assertThat(request.whole()).isTrue())
                    .first()
                    .extracting(PhoneRequest::facts)
                    .isEqualTo(new ContentFacts(
                            "configuration",
                            List.of(new ContentFacts.Named("loadInformation", "sip88xx.14.loads")),
                            0,
                            "",
                            List.of()));
            for (ConsumerRecord<String, byte[]> record : reader.seen()) {
                assertThat(EventDocs.read().violations(record)).isEmpty();
            }
        }
    }

    @Test
    void aPhoneThatAcknowledgesNothingIsSilent() throws Exception {
        String device = "SEP0015AA000002";
        edge.cluster("seen-c", 1, "127.0.0.2", device + ".cnf.xml");
        try (DatagramSocket socket = new DatagramSocket()) {
            edge.send(socket, RunningEdge.rrq(device + ".cnf.xml"));
            try (TopicReader reader =
                    new TopicReader(TestBackends.start().bootstrapServers(), PhoneTopics.PHONE_SEEN)) {
                reader.await(Duration.ofSeconds(40), _ -> !told(reader, device).isEmpty());
                assertThat(told(reader, device)).singleElement().satisfies(request -> {
                    assertThat(request.outcome()).isEqualTo("silent");
                    assertThat(request.port()).isEqualTo(socket.getLocalPort());
                    assertThat(request.retransmits()).isPositive();
                    assertThat(request.detail()).isNotEmpty();
                });
            }
        }
    }

    @Test
    void whatIsToldIsCounted() {
        edge.phone().tftp("SEP0015AA000003.cnf.xml");
        Await.until("it is counted as told", () -> SeenCount.of("told") > 0);
    }

    /** All that has been told of a phone, in the order in which it began. */
    private static List<PhoneRequest> told(TopicReader reader, String device) {
        return reader.seen().stream()
                .flatMap(record -> seen(record).phones().stream())
                .filter(phone -> phone.phone().equals(device))
                .flatMap(phone -> phone.requests().stream())
                .toList();
    }

    private static PhonesSeen seen(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readValue(record.value(), PhonesSeen.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
