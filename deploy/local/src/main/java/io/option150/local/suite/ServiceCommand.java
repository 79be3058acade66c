package io.option150.local.suite;

import io.option150.local.child.ServiceMain;
import io.option150.local.data.DataFolder;
import io.option150.local.kafka.KafkaMain;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.ServiceName;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands that run a service, and Kafka, in a JVM of their own. */
final class ServiceCommand {

    /**
     * A terminal's Ctrl-C and hang-up go to every process in the foreground; the suite alone acts on them, so that the
     * services end in order. A JVM that is started with a signal ignored leaves it ignored.
     */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "part");

    private ServiceCommand() {}

    /** @param aot flags by which the JVM uses or makes a cache */
    static List<String> of(
            ServiceName service, Path home, DataFolder folder, Map<String, String> config, List<String> aot) {
        List<String> words = java(service.id(), folder);
        words.addAll(aot);
        words.addAll(jvm(service));
        config.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(
                List.of("-cp", service.runnable(home) + File.pathSeparator + child(home), ServiceMain.class.getName()));
        return words;
    }

    /** The broker, with the libraries that this JVM runs on. */
    static List<String> ofKafka(DataFolder folder, PortPlan ports) {
        List<String> words = java(KafkaProcess.PART, folder);
        words.addAll(kafka(folder, ports));
        return words;
    }

    /** What {@code java} is called with for a service that nobody watches but the operating system; secrets among it. */
    static List<String> aloneOf(ServiceName service, Path home, DataFolder folder, Map<String, String> config) {
        List<String> words = flags(service.id(), folder);
        words.addAll(jvm(service));
        config.forEach((key, value) -> words.add("-D" + key + "=" + value));
        words.addAll(List.of("-jar", service.runnable(home).toString()));
        return words;
    }

    /** The same for the broker. */
    static List<String> aloneOfKafka(DataFolder folder, PortPlan ports) {
        List<String> words = flags(KafkaProcess.PART, folder);
        // The system's journal is no place for a line about each partition.
        words.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        words.addAll(kafka(folder, ports));
        words.add(KafkaMain.ALONE);
        return words;
    }

    private static List<String> kafka(DataFolder folder, PortPlan ports) {
        return List.of(
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaMain.class.getName(),
                folder.kafka().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
    }

    private static List<String> java(String part, DataFolder folder) {
        List<String> words = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags(part, folder));
        return words;
    }

    private static List<String> flags(String part, DataFolder folder) {
        return new ArrayList<>(List.of(
                "-XX:ErrorFile=" + folder.logs().resolve(part + ".crash.log"),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xms32m",
                // What compiling took is given back, which is a third of what an idle service holds.
                "-XX:TrimNativeHeapInterval=5000",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    }

    private static List<String> jvm(ServiceName service) {
        List<String> flags = new ArrayList<>(List.of(
                // As the manifest of quarkus-run.jar says, which counts only for "java -jar".
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"));
        if (service == ServiceName.EDGE) {
            flags.add("-Xmx512m");
        } else {
            // Quick to start beats quick at its peak, on one machine; the edge is the one that phones wait for.
            flags.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        }
        return flags;
    }

    /** A jar of that class alone: the runner's own names libraries that a service must not see. */
    private static Path child(Path home) {
        return home.resolve("deploy/local/target/option150-local-child.jar");
    }
}
