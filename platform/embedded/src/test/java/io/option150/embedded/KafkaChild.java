package io.option150.embedded;

import java.nio.file.Path;

/** Starts a Kafka broker on a folder and ports given as arguments, and waits to be killed. */
final class KafkaChild {

    private KafkaChild() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedKafka.start(
                new KafkaSettings(
                        Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])),
                reason -> {});
        ChildJvm.readyUntilKilled();
    }
}
