package io.option150.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "kept";

    @TempDir
    Path folder = Path.of("set by JUnit");

    private int port;
    private int controllerPort;

    @BeforeEach
    void choosePorts() throws Exception {
        port = Ports.free();
        controllerPort = Ports.free();
    }

    @Test
    void keepsCommittedRecordsOverARestart() throws Exception {
        try (EmbeddedKafka broker = start()) {
            send(broker, "here");
        }
        try (EmbeddedKafka broker = start()) {
            assertThat(read(broker)).isEqualTo("here");
        }
    }

    @Test
    void isThereForThisMachineAloneUnlessItHasAWayInForOthers() throws Exception {
        try (EmbeddedKafka _ = start();
                Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.2", port), 1_000))
                    .isInstanceOf(ConnectException.class);
        }
        int outside = Ports.free();
        var settings = new KafkaSettings(
                folder.resolve("kafka"),
                port,
                controllerPort,
                Optional.of(new KafkaSettings.Outside("127.0.0.2", outside)));
        try (EmbeddedKafka broker = EmbeddedKafka.start(settings, _ -> {});
                Admin admin = admin("127.0.0.2:" + outside)) {
            // Who comes in there is told to stay there, and finds what others of this machine wrote.
            assertThat(admin.describeCluster().nodes().get())
                    .singleElement()
                    .satisfies(
                            node -> assertThat(node.host() + ":" + node.port()).isEqualTo("127.0.0.2:" + outside));
            send(broker, "here");
            assertThat(admin.listTopics().names().get()).contains(TOPIC);
        }
    }

    @Test
    void startsAgainAfterItsJvmWasKilled() throws Exception {
        Process child = ChildJvm.start(
                KafkaChild.class,
                folder.resolve("kafka").toString(),
                Integer.toString(port),
                Integer.toString(controllerPort));
        try (Admin admin = admin("127.0.0.1:" + port)) {
            createTopic(admin);
        } finally {
            ChildJvm.kill(child);
        }
        long killed = System.nanoTime();
        try (EmbeddedKafka broker = start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofMinutes(1));
            try (Admin admin = admin(broker.bootstrapServers())) {
                assertThat(admin.listTopics().names().get()).contains(TOPIC);
            }
        }
    }

    @Test
    void refusesADataFolderOfANewerKafka() throws Exception {
        start().close();
        Files.writeString(folder.resolve("kafka/option150-metadata-version"), "99.9-IV0");
        assertThatThrownBy(this::start)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("is of Kafka metadata version 99.9-IV0, this broker knows up to ");
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral(Ports.LOOPBACK))) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("Kafka can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    @Test
    void turnsAFailedStartIntoAnExceptionAndCanStartAfterwards() throws Exception {
        start().close();
        Path meta = folder.resolve("kafka/meta.properties");
        String good = Files.readString(meta);
        Files.writeString(meta, good.replace("node.id=1", "node.id=7"));
        assertThatThrownBy(this::start)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("Kafka did not start on");
        Files.writeString(meta, good);
        start().close();
    }

    @Test
    void tellsWhoRunsItWhenItGivesUpLater() throws Exception {
        List<String> reasons = new ArrayList<>();
        try (EmbeddedKafka broker = EmbeddedKafka.start(settings(), reasons::add)) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThatThrownBy(() -> org.apache.kafka.common.utils.Exit.halt(1, "all log dirs failed"))
                    .isInstanceOf(BrokerExit.Halted.class);
        }
        assertThat(reasons).containsExactly("Kafka gave up (status 1): all log dirs failed");
    }

    private KafkaSettings settings() {
        return new KafkaSettings(folder.resolve("kafka"), port, controllerPort);
    }

    private EmbeddedKafka start() throws Exception {
        return EmbeddedKafka.start(settings(), reason -> {});
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static void createTopic(Admin admin) throws Exception {
        admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.of((short) 1))))
                .all()
                .get();
    }

    private static void send(EmbeddedKafka broker, String value) throws Exception {
        try (Admin admin = admin(broker.bootstrapServers())) {
            createTopic(admin);
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
            producer.commitTransaction();
        }
    }

    private static String read(EmbeddedKafka broker) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
                    return found.value();
                }
            }
        }
        throw new AssertionError("no record within 60 s");
    }
}
