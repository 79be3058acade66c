package io.option150.local.kafka;

import io.option150.embedded.EmbeddedKafka;
import io.option150.embedded.KafkaSettings;
import io.option150.local.child.SuiteEnd;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Main class of the broker's JVM in a local suite. Says {@link #READY} on standard output once the broker takes
 * connections; why it ends, on a line of its log that begins with {@link #FATAL}.
 */
public final class KafkaMain {

    public static final String READY = "ready";
    public static final String FATAL = "FATAL ";

    /** As the last argument: there is no suite whose end is to be followed. */
    public static final String ALONE = "alone";

    private KafkaMain() {}

    /** Arguments: data folder, port, the controller's port, and perhaps {@link #ALONE}. */
    public static void main(String[] arguments) {
        if (!arguments[arguments.length - 1].equals(ALONE)) {
            SuiteEnd.follow();
        }
        KafkaSettings settings = new KafkaSettings(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        try {
            EmbeddedKafka broker = EmbeddedKafka.start(settings, KafkaMain::halt);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(broker::close));
            System.out.println(READY);
            System.out.flush();
        } catch (IOException e) {
            halt(String.valueOf(e.getMessage()));
        }
    }

    /** At once, as Kafka means it: its own shutdown may wait for what is gone. */
    private static void halt(String reason) {
        System.err.println(FATAL + reason);
        System.err.flush();
        Runtime.getRuntime().halt(1);
    }
}
