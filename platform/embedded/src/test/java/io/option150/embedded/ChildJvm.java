package io.option150.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JVM of its own that starts a backend and then waits to be killed. */
final class ChildJvm {

    private static final String READY = "ready";

    private ChildJvm() {}

    /** Starts {@code main} and returns once it has said that its backend is ready. */
    static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return process;
            }
            said.add(line);
        }
        throw new IOException("the child ended: " + String.join("\n", said));
    }

    static void readyUntilKilled() throws InterruptedException {
        System.out.println(READY);
        Thread.currentThread().join();
    }

    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
