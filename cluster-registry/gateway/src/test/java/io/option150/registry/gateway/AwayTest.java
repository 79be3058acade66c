package io.option150.registry.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Owners that are away, break off, or are silent. */
class AwayTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    /** Of owners that answer, on a machine that may pause. */
    private static final Duration SOME = Duration.ofSeconds(3);

    private static final String GET = "GET /api/v1/files HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private static final String SMALL_UPLOAD =
            "PUT /api/v1/files/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc";

    /** The buffers of the sockets between client and owner hold less. */
    private static final int UPLOAD_BYTES = 32 << 20;

    /** What a broken owner does with a connection after it has read a part of the call. */
    private interface Fault {
        void befall(Socket connection) throws IOException;
    }

    /** One that nobody holds is closed when it is tidied up: that is no silence. */
    private final List<Socket> taken = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var connection : taken) {
            connection.close();
        }
    }

    @Test
    void oneThatCannotBeReachedIsNamedAndServesAgainWhenItIsBack() throws IOException {
        try (var bench = new Bench(LONG)) {
            bench.stopOwner();

            assertThat(bench.send(GET))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 2")
                    .contains("Content-Type: application/problem+json")
                    .contains(
                            "\"detail\":\"file-store, which this call is for, cannot be reached at http://127.0.0.1:");
            assertThat(upload(bench)).startsWith("HTTP/1.1 503").endsWith("}");
            bench.awaitCount(Outcome.UNREACHABLE, 2);

            bench.startOwner();
            assertThat(bench.send(GET)).startsWith("HTTP/1.1 200").endsWith("done");
        }
    }

    @Test
    void oneThatBreaksOffBeforeItAnswersIsNamed() throws Exception {
        try (var owner = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var bench = new Bench(LONG, owner.getLocalPort())) {
            befall(owner, Socket::close);

            assertThat(bench.send(GET))
                    .startsWith("HTTP/1.1 502")
                    .contains("application/problem+json")
                    .contains("file-store, which this call is for, ended the connection before it answered");
            assertThat(upload(bench)).startsWith("HTTP/1.1 502").endsWith("}");
            bench.awaitCount(Outcome.BROKE_OFF, 2);
        }
    }

    @Test
    void oneThatIsSilentIsNamed() throws Exception {
        try (var owner = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var bench = new Bench(SHORT, owner.getLocalPort())) {
            befall(owner, _ -> {});

            assertThat(bench.send(GET))
                    .startsWith("HTTP/1.1 504")
                    .contains("application/problem+json")
                    .contains("file-store, which this call is for, has been silent for 400 ms");
            // One that the sockets' buffers hold, and one that the owner would have to take.
            assertThat(bench.send(SMALL_UPLOAD)).startsWith("HTTP/1.1 504").endsWith("}");
            assertThat(upload(bench)).startsWith("HTTP/1.1 504").endsWith("}");
            bench.awaitCount(Outcome.SILENT, 3);
        }
    }

    @Test
    void anAnswerThatBreaksOffEndsWithTheConnectionAndNotAsIfItWereWhole() throws Exception {
        try (var owner = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var bench = new Bench(LONG, owner.getLocalPort())) {
            befall(owner, connection -> {
                write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                connection.close();
            });
            assertThat(read(bench)).contains("abc").doesNotContain("\r\n0\r\n");
            bench.awaitCount(Outcome.BROKE_OFF, 1);
        }
        try (var owner = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var bench = new Bench(SOME, owner.getLocalPort())) {
            befall(owner, connection -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
            assertThat(read(bench)).endsWith("\r\n\r\nabc");
            bench.awaitCount(Outcome.SILENT, 1);
        }
    }

    @Test
    void aClientThatIsSlowIsNoSilentOwner() throws Exception {
        try (var bench = new Bench(SOME)) {
            bench.owner(call -> call.body().onSuccess(body -> call.response().end("got " + body)));
            try (var call = bench.open()) {
                write(
                        call,
                        "PUT /api/v1/files/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 6\r\n\r\nabc");
                Thread.sleep(SOME.plusSeconds(1));
                write(call, "def");
                assertThat(new String(call.getInputStream().readAllBytes(), ISO_8859_1))
                        .startsWith("HTTP/1.1 200")
                        .endsWith("got abcdef");
            }
        }
    }

    @Test
    void anOwnerMayAnswerBeforeTheCallHasComeWhole() throws Exception {
        try (var bench = new Bench(LONG)) {
            bench.owner(call -> {
                call.pause();
                call.response().setStatusCode(413).end("too large");
            });

            assertThat(upload(bench))
                    .startsWith("HTTP/1.1 413")
                    .contains("Connection: close")
                    .endsWith("too large");
            bench.awaitCount(Outcome.ANSWERED, 1);
        }
    }

    @Test
    void aClientThatGoesEndsTheOwnersWork() throws Exception {
        try (var owner = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var bench = new Bench(LONG, owner.getLocalPort())) {
            try (var call = bench.open()) {
                write(call, GET);
                try (var atOwner = owner.accept()) {
                    atOwner.setSoTimeout(10_000);
                    readHead(atOwner);
                    call.close();
                    assertThat(atOwner.getInputStream().read()).isEqualTo(-1);
                }
            }
            bench.awaitCount(Outcome.CLIENT_GONE, 1);
        }
    }

    /** Sends all before it reads, as simple clients do; returns what came. */
    private static String upload(Bench bench) throws IOException {
        try (var call = bench.open()) {
            write(call, "PUT /api/v1/files/a HTTP/1.1\r\nHost: x\r\nContent-Length: " + UPLOAD_BYTES + "\r\n\r\n");
            call.getOutputStream().write(new byte[UPLOAD_BYTES]);
            return new String(call.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String read(Bench bench) throws IOException {
        try (var call = bench.open()) {
            write(call, GET);
            var read = new StringBuilder();
            try {
                for (int next = call.getInputStream().read();
                        next >= 0;
                        next = call.getInputStream().read()) {
                    read.append((char) next);
                }
            } catch (IOException reset) {
                assertThat(reset).hasMessageContaining("reset");
            }
            return read.toString();
        }
    }

    private void befall(ServerSocket owner, Fault fault) {
        Thread.ofVirtual().start(() -> {
            while (!owner.isClosed()) {
                try {
                    var connection = owner.accept();
                    taken.add(connection);
                    readHead(connection);
                    fault.befall(connection);
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void readHead(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) connection.getInputStream().read());
        }
    }

    private static void write(Socket connection, String bytes) throws IOException {
        connection.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }
}
