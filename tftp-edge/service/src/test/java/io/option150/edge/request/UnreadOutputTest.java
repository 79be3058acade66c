package io.option150.edge.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The output of a real process is a pipe that nobody reads: phones must not feel it. */
class UnreadOutputTest {

    private static final int REQUESTS = 2_000;

    private Process process;
    private int port;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnreadOutput.class.getName())
                .start();
        String line = process.errorReader(UTF_8).readLine();
        while (line != null && !line.matches("\\d+")) {
            line = process.errorReader(UTF_8).readLine();
        }
        port = Integer.parseInt(String.valueOf(line));
    }

    @AfterEach
    void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void everyRequestIsAnsweredAndCanBeAskedForWhileThePipeIsFull() throws Exception {
        String name = "x".repeat(150);
        try (DatagramSocket phone = new DatagramSocket()) {
            phone.setSoTimeout(10_000);
            for (int request = 0; request < REQUESTS; request++) {
                assertThat(ask(phone, name + request)).startsWith("File not found");
            }

            // Linux gives a user with many pipes smaller ones.
            Await.until("lines are written", () -> process.getInputStream().available() > 0);
            Thread.sleep(500);
            assertThat(process.getInputStream().available())
                    .as("the pipe is full, and most lines are not written")
                    .isLessThan(REQUESTS * name.length() / 2);
            assertThat(Integer.parseInt(ask(phone, UnreadOutput.HOW_MANY))).isEqualTo(REQUESTS);
            assertThat(ask(phone, name)).startsWith("File not found");
        }
    }

    /** Asks for a file; the text of the ERROR that comes. */
    private String ask(DatagramSocket phone, String name) throws IOException {
        byte[] request = ("\0\1" + name + "\0octet\0").getBytes(UTF_8);
        phone.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
        DatagramPacket answer = new DatagramPacket(new byte[600], 600);
        phone.receive(answer);
        assertThat(answer.getData()).startsWith(0, 5, 0, 1);
        return new String(Arrays.copyOfRange(answer.getData(), 4, answer.getLength() - 1), UTF_8);
    }
}
