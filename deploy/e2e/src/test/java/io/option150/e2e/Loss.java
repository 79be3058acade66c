package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.embedded.Folders;
import io.option150.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What may happen to a suite's Kafka and processes. */
public final class Loss {

    private static final int KAFKA = 19092;
    private static final Duration KAFKA_BACK_WITHIN = Duration.ofSeconds(60);

    private final Suite suite;

    public Loss(Suite suite) {
        this.suite = suite;
    }

    /** Deletes all topics; returns their names. */
    public Set<String> deleteTopics() throws Exception {
        try (var kafka = org.apache.kafka.clients.admin.Admin.create(
                Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + kafkaPort()))) {
            var topics = kafka.listTopics().names().get();
            kafka.deleteTopics(topics).all().get();
            return topics;
        }
    }

    /** Removes all that Kafka stored; nobody may be running on it. */
    public void wipeKafka() throws IOException {
        Folders.delete(suite.data().resolve("kafka"));
    }

    /** Takes Kafka's disk away under it and kills it; returns when the suite has started it again, on an empty one. */
    public void wipeRunningKafka() throws Exception {
        var kafka = process("kafka");
        var lost = suite.data().resolve("kafka-lost");
        signal("STOP", "kafka");
        Files.move(suite.data().resolve("kafka"), lost);
        kafka.destroyForcibly();
        kafka.onExit().join();
        Folders.delete(lost);
        Await.until("Kafka takes connections", KAFKA_BACK_WITHIN, this::kafkaListens);
    }

    /** SIGSTOP, SIGCONT, SIGKILL to a part of the suite. */
    public void signal(String name, String part) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "kill", "-" + name, Long.toString(process(part).pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** A part's command line. */
    public String[] command(String part) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process(part).pid()), "cmdline"))
                .split("\0", -1);
    }

    /** The environment that a part was started with: its secrets. */
    public Map<String, String> environment(String part) throws IOException {
        var all = new HashMap<String, String>();
        for (var entry : Files.readString(
                        Path.of("/proc", Long.toString(process(part).pid()), "environ"))
                .split("\0", -1)) {
            int at = entry.indexOf('=');
            if (at > 0) {
                all.put(entry.substring(0, at), entry.substring(at + 1));
            }
        }
        return all;
    }

    /** A part's process. */
    public long pid(String part) throws IOException {
        return process(part).pid();
    }

    private ProcessHandle process(String part) throws IOException {
        var mark = Files.readString(suite.data().resolve("run").resolve(part + ".pid"));
        return ProcessHandle.of(Long.parseLong(mark.substring(0, mark.indexOf(' '))))
                .orElseThrow();
    }

    private boolean kafkaListens() {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), kafkaPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private int kafkaPort() {
        return KAFKA + suite.offset();
    }
}
