package io.option150.embedded;

import java.nio.file.Path;

/**
 * How an embedded Kafka broker is run.
 *
 * @param data its data folder, formatted at the first start and kept
 * @param port TCP port of the broker on 127.0.0.1, 1 to 65535
 * @param controllerPort TCP port of the KRaft controller on 127.0.0.1, 1 to 65535; used by the broker itself only
 */
public record KafkaSettings(Path data, int port, int controllerPort) {

    public KafkaSettings {
        data = data.toAbsolutePath().normalize();
        Ports.require(port);
        Ports.require(controllerPort);
        if (port == controllerPort) {
            throw new IllegalArgumentException("broker and controller can't share port " + port);
        }
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Ports.LOOPBACK + ":" + port;
    }
}
