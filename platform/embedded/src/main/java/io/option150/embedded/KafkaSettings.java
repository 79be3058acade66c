package io.option150.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How an embedded Kafka broker is run.
 *
 * @param data its data folder, formatted at the first start and kept
 * @param port TCP port of the broker on 127.0.0.1, 1 to 65535
 * @param controllerPort TCP port of the KRaft controller on 127.0.0.1, 1 to 65535; used by the broker itself only
 * @param outside a second way in, for other machines; none where the broker is for this machine alone
 */
public record KafkaSettings(Path data, int port, int controllerPort, Optional<Outside> outside) {

    /**
     * A way in for other machines, on all addresses.
     *
     * @param host name by which they reach this machine; the broker tells it to its clients
     * @param port TCP port, 1 to 65535
     */
    public record Outside(String host, int port) {

        public Outside {
            if (host.isBlank()) {
                throw new IllegalArgumentException("host is blank");
            }
            Ports.require(port);
        }
    }

    public KafkaSettings {
        data = data.toAbsolutePath().normalize();
        Ports.require(port);
        Ports.require(controllerPort);
        if (port == controllerPort) {
            throw new IllegalArgumentException("broker and controller can't share port " + port);
        }
    }

    /** For this machine alone. */
    public KafkaSettings(Path data, int port, int controllerPort) {
        this(data, port, controllerPort, Optional.empty());
    }

    /** What clients on this machine call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }
}
