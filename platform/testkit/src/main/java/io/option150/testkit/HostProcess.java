package io.option150.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts a main class of this class path in a JVM of its own that ends with this one. */
final class HostProcess {

    private static final String[] FORWARDED = {
        "option150.test.backends", "option150.test.postgres-image", "option150.test.kafka-image"
    };

    private HostProcess() {}

    /**
     * Starts the process and waits for its ready line.
     *
     * @return what follows the word {@code ready} on that line
     * @throws IOException if the process ends before it is ready; the message has its output's place
     */
    static String start(Class<?> main, String ready) throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        Path folder = target.resolve("backends-" + ProcessHandle.current().pid());
        Path log = target.resolve("backends.log");
        Files.createDirectories(target);
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        for (String key : FORWARDED) {
            String value = System.getProperty(key, environment(key));
            if (!value.isEmpty()) {
                words.add("-D" + key + "=" + value);
            }
        }
        words.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                folder.toString(),
                target.resolve("postgres").toString(),
                Long.toString(ProcessHandle.current().pid())));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(log.toFile());
        // The host removes its containers itself; the helper image that would do so need not be on the machine.
        builder.environment().putAll(Map.of("TESTCONTAINERS_RYUK_DISABLED", "true"));
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(ready + " ")) {
                    return line.substring(ready.length() + 1);
                }
                Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
            }
        }
        throw new IOException("the tests' backends did not start, see " + log);
    }

    /** The environment's form of a configuration key: {@code option150.test.backends} is OPTION150_TEST_BACKENDS. */
    private static String environment(String key) {
        return System.getenv().getOrDefault(key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), "");
    }
}
