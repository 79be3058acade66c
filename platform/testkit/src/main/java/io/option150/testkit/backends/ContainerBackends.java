package io.option150.testkit.backends;

import io.option150.embedded.BackendException;
import io.option150.embedded.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Both servers as containers of images that the engine already has. Their ports are chosen here and fixed, so that a
 * container that is stopped and started again is found where it was.
 */
final class ContainerBackends implements Backends {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int POSTGRES_PORT = 5432;
    private static final int KAFKA_PORT = 9092;

    private final int postgresPort = Ports.free();
    private final int kafkaPort = Ports.free();
    private final GenericContainer<?> postgres;
    private final GenericContainer<?> kafka;

    private ContainerBackends(Images images) {
        postgres = new GenericContainer<>(DockerImageName.parse(images.postgres()))
                .withEnv("POSTGRES_PASSWORD", BackendHost.PASSWORD)
                .withExposedPorts(POSTGRES_PORT)
                // The image starts the server twice: once to set it up, once to serve.
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\n", 2))
                .withStartupTimeout(START);
        postgres.setPortBindings(List.of(postgresPort + ":" + POSTGRES_PORT));
        kafka = new GenericContainer<>(DockerImageName.parse(images.kafka()))
                .withEnv(kafkaSettings())
                .withExposedPorts(KAFKA_PORT)
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\n", 1))
                .withStartupTimeout(START);
        kafka.setPortBindings(List.of(kafkaPort + ":" + KAFKA_PORT));
    }

    static Backends start(Images images) throws IOException {
        ContainerBackends backends = new ContainerBackends(images);
        try {
            backends.postgres.start();
            backends.kafka.start();
            return backends;
        } catch (RuntimeException e) {
            backends.close();
            throw new BackendException("the containers of " + images + " did not start: " + e.getMessage(), e);
        }
    }

    private Map<String, String> kafkaSettings() {
        return Map.of(
                "KAFKA_NODE_ID", "1",
                "KAFKA_PROCESS_ROLES", "broker,controller",
                "KAFKA_LISTENERS", "BROKER://:" + KAFKA_PORT + ",CONTROLLER://:9093",
                "KAFKA_ADVERTISED_LISTENERS", "BROKER://" + Ports.LOOPBACK + ":" + kafkaPort,
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
                "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1",
                "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    }

    @Override
    public int postgresPort() {
        return postgresPort;
    }

    @Override
    public int kafkaPort() {
        return kafkaPort;
    }

    @Override
    public Switch server(String name) throws BackendException {
        return switch (name) {
            case "postgres" -> new ContainerSwitch(postgres);
            case "kafka" -> new ContainerSwitch(kafka);
            default -> throw new BackendException("there is no server \"" + name + "\"");
        };
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }

    /** Stops and starts one and the same container; Testcontainers' own {@code stop} would remove it with its data. */
    private record ContainerSwitch(GenericContainer<?> container) implements Switch {
        @Override
        public void stop() {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void start() {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void wipe() {
            container.stop();
            container.start();
        }
    }
}
