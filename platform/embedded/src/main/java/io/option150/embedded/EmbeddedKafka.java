package io.option150.embedded;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker of our own in this JVM: KRaft, broker and controller in one, its data kept, on 127.0.0.1. One per data
 * folder; it starts anew within seconds after a SIGKILL, since the session that the killed broker left behind is short.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE = 1;
    private static final String BROKER = "BROKER";
    private static final String CONTROLLER = "CONTROLLER";
    private static final String OUTSIDE = "OUTSIDE";

    private final KafkaSettings settings;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(KafkaSettings settings, KafkaRaftServer server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * Starts the broker and returns once it takes connections.
     *
     * @param onFatal told once, with the reason, when the broker gives up later on (its disk is full or gone, say); Kafka
     *     itself would end the JVM then, here that is left to the caller
     * @throws BackendException if a port is taken, the data folder is of a newer Kafka, or anything else keeps the broker
     *     from starting
     */
    public static EmbeddedKafka start(KafkaSettings settings, Consumer<String> onFatal) throws IOException {
        Ports.requireFree("Kafka", settings.port());
        Ports.requireFree("Kafka's controller", settings.controllerPort());
        KafkaStorage.prepare(settings.data(), NODE, CONTROLLER);
        BrokerExit.divertTo(onFatal);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(new KafkaConfig(properties(settings), false), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(settings, server);
        } catch (RuntimeException | BrokerExit.Halted e) {
            if (server != null) {
                server.shutdown();
            }
            throw new BackendException("Kafka did not start on " + settings.data() + ": " + rootMessage(e), e);
        }
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Stops the broker and waits until it is down; the JVM goes on. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    }

    private static Properties properties(KafkaSettings settings) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "listeners",
                "%s://%s:%d,%s://%s:%d"
                        .formatted(
                                BROKER,
                                Ports.LOOPBACK,
                                settings.port(),
                                CONTROLLER,
                                Ports.LOOPBACK,
                                settings.controllerPort()),
                "advertised.listeners",
                "%s://%s:%d".formatted(BROKER, Ports.LOOPBACK, settings.port()),
                "listener.security.protocol.map",
                BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "inter.broker.listener.name",
                BROKER,
                "controller.listener.names",
                CONTROLLER,
                "controller.quorum.voters",
                "%d@%s:%d".formatted(NODE, Ports.LOOPBACK, settings.controllerPort()),
                "log.dirs",
                settings.data().toString(),
                "auto.create.topics.enable",
                "false"));
        settings.outside().ifPresent(outside -> {
            append(properties, "listeners", "%s://0.0.0.0:%d".formatted(OUTSIDE, outside.port()));
            append(properties, "advertised.listeners", "%s://%s:%d".formatted(OUTSIDE, outside.host(), outside.port()));
            append(properties, "listener.security.protocol.map", OUTSIDE + ":PLAINTEXT");
        });
        // One broker: what Kafka keeps for itself can't have more than one copy.
        properties.putAll(Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        // After SIGKILL the controller waits for the dead broker's session to end before it takes the new one.
        properties.putAll(Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "500"));
        // A demo's load, in a JVM that is shared with the tests or the runner.
        properties.putAll(Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20),
                "socket.request.max.bytes", Integer.toString(20 << 20)));
        return properties;
    }

    private static void append(Properties properties, String key, String more) {
        properties.merge(key, more, (list, item) -> list + "," + item);
    }
}
