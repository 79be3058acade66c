package io.option150.local.suite;

import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.kafka.KafkaMain;
import io.option150.local.settings.PortPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starts the process of the suite's Kafka. */
public final class KafkaProcess {

    /** Its name among the suite's processes. */
    public static final String PART = "kafka";

    private KafkaProcess() {}

    /**
     * Starts the broker and returns once it takes connections, which may take as long as it takes.
     *
     * @throws SuiteException with the reason, if it ends instead
     */
    static ChildProcess start(DataFolder folder, PortPlan ports)
            throws IOException, SuiteException, InterruptedException {
        ChildProcess broker = ChildProcess.startTalking(PART, folder, ServiceCommand.ofKafka(folder, ports));
        try {
            if (!ready(broker).get()) {
                broker.process().waitFor();
                throw new SuiteException("Kafka did not start: %s (log: %s)"
                        .formatted(LastWords.of(broker, folder).reason(), broker.log()));
            }
            return broker;
        } catch (ExecutionException e) {
            broker.stop();
            throw new IOException("Kafka's output can't be read", e);
        } catch (InterruptedException e) {
            broker.stop();
            throw e;
        }
    }

    /** Whether it says that it is ready, or ends before. */
    private static CompletableFuture<Boolean> ready(ChildProcess broker) {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread.ofVirtual().name("kafka-output").start(() -> {
            // Read to its end, so that nothing that Kafka may print ever waits for a reader.
            try (BufferedReader output = broker.process().inputReader(StandardCharsets.UTF_8)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.equals(KafkaMain.READY)) {
                        ready.complete(true);
                    }
                }
                ready.complete(false);
            } catch (IOException e) {
                ready.completeExceptionally(e);
            }
        });
        return ready;
    }
}
