package io.option150.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks a suite for the same names over and over, by TFTP and by HTTP, and keeps every "there is no such file" that it is
 * told, and every file that is not {@linkplain #mustGet what it has to be}. Silence, errors of other kinds and refused
 * connections are no answers to it: a phone asks again.
 */
final class AskingPhone implements AutoCloseable {

    private static final int ERROR = 5;
    private static final int FILE_NOT_FOUND = 1;
    private static final int DATA = 3;
    private static final int HEAD = 4;
    private static final int BLOCK = 512;
    private static final int ANSWER_WITHIN_MS = 100;

    private final int tftpPort;
    private final int httpPort;
    private final List<String> names;
    private final ConcurrentLinkedQueue<String> denials = new ConcurrentLinkedQueue<>();
    private final Map<String, Predicate<byte[]>> right = new ConcurrentHashMap<>();
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final long began = System.nanoTime();

    // One for all its questions: a client a question would take the processor from those who are asked.
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofMillis(500))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final Thread tftp;
    private final Thread http;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private AskingPhone(int tftpPort, int httpPort, List<String> names) {
        this.tftpPort = tftpPort;
        this.httpPort = httpPort;
        this.names = List.copyOf(names);
        this.tftp = Thread.ofPlatform().name("asking-tftp").unstarted(() -> untilClosed(this::askByTftp));
        this.http = Thread.ofPlatform().name("asking-http").unstarted(() -> untilClosed(this::askByHttp));
    }

    static AskingPhone of(Suite suite, List<String> names) {
        return of(suite.tftpPort(), suite.httpPort(), names);
    }

    /** Asks another edge than a suite's own. */
    static AskingPhone of(int tftpPort, int httpPort, List<String> names) {
        var phone = new AskingPhone(tftpPort, httpPort, names);
        phone.tftp.start();
        phone.http.start();
        return phone;
    }

    /** From now on a file of this name that is another one is as bad as none. */
    void mustGet(String name, Predicate<byte[]> file) {
        right.put(name, file);
    }

    /** Each wrong word that was told: when, how, what. */
    List<String> denials() {
        return List.copyOf(denials);
    }

    /** How often a file came. */
    long served() {
        return served.get();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        tftp.join();
        http.join();
        client.close();
        if (failure != null) {
            throw new AssertionError("the phone itself failed", failure);
        }
    }

    @Override
    public String toString() {
        return asked + " questions, " + served + " answered with a file";
    }

    private interface Asking {
        void ask(String name) throws IOException, InterruptedException;
    }

    private void untilClosed(Asking asking) {
        try {
            while (!closed) {
                for (String name : names) {
                    asked.incrementAndGet();
                    asking.ask(name);
                }
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure = e;
        }
    }

    /** A plain RRQ (RFC 1350) from a port of its own; all but the first answer is left to the server's time-out. */
    private void askByTftp(String name) throws IOException {
        var expected = right.getOrDefault(name, _ -> true);
        byte[] question = ("\0\1" + name + "\0octet\0").getBytes(US_ASCII);
        byte[] buffer = new byte[600];
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            socket.send(new DatagramPacket(question, question.length, InetAddress.ofLiteral("127.0.0.1"), tftpPort));
            var answer = new DatagramPacket(buffer, buffer.length);
            socket.receive(answer);
            if (buffer[1] == ERROR && buffer[3] == FILE_NOT_FOUND) {
                deny("ERROR 1 for " + name);
            } else if (buffer[1] == DATA) {
                served.incrementAndGet();
                // Of a file of several blocks the first tells nothing.
                if (answer.getLength() < HEAD + BLOCK
                        && !expected.test(Arrays.copyOfRange(buffer, HEAD, answer.getLength()))) {
                    deny("another file by TFTP for " + name);
                }
                byte[] enough = {0, ERROR, 0, 0, 0};
                socket.send(new DatagramPacket(enough, enough.length, answer.getSocketAddress()));
            }
        } catch (SocketTimeoutException | PortUnreachableException e) {
            // Silence: the phone would ask again.
            return;
        }
    }

    private void askByHttp(String name) throws InterruptedException {
        var expected = right.getOrDefault(name, _ -> true);
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + "/" + name))
                            .timeout(Duration.ofSeconds(3))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() == 404) {
                deny("404 for " + name);
            } else if (answer.statusCode() == 200) {
                served.incrementAndGet();
                if (!expected.test(answer.body())) {
                    deny("another file by HTTP for " + name);
                }
            }
        } catch (IOException e) {
            // Nobody listens yet, or no more.
            return;
        }
    }

    private void deny(String what) {
        denials.add("after " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms " + what);
    }
}
