package io.option150.edge.front.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.content.NoOpenClaims;
import io.option150.testkit.Await;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one client does with its connections costs the others nothing: their number is bounded, and so is the time of each. */
@EdgeTest
@TestProfile(HttpAdmissionTest.SmallLimits.class)
@ExtendWith(NoOpenClaims.class)
class HttpAdmissionTest {

    /** A few connections, and little patience. */
    public static final class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "option150.http.max-connections", "6",
                    "option150.http.max-connections-per-network", "4",
                    "option150.http.head-timeout", "2s",
                    "option150.http.idle-timeout", "5s");
        }
    }

    private static final String ASK = "GET /admission.xml HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int PATIENCE_MILLIS = 60_000;
    private static final long IDLE_NANOS = 5_000_000_000L;

    private final RunningEdge edge;
    private final HttpFront http;
    private final List<Socket> sockets = new ArrayList<>();

    HttpAdmissionTest(RunningEdge edge, HttpFront http) {
        this.edge = edge;
        this.http = http;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
        noneIsOpen();
    }

    @AfterEach
    void clean() throws Exception {
        closeAll();
        edge.clean();
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void noneIsOpen() {
        Await.until("no connection is left", () -> metric("option150_http_connections") == 0);
    }

    @Test
    void aNetworkThatHasAllItsConnectionsIsToldSoAndOthersAreServed() throws Exception {
        boolean isSeen = false;
        while (!isSeen) {
            long began = System.nanoTime();
            try {
                fillAllPlaces();
                isSeen = true;
            } catch (AssertionError e) {
                // On a machine that pauses, connections may have idled out meanwhile, which is another story.
                if (System.nanoTime() - began < IDLE_NANOS) {
                    throw e;
                }
                closeAll();
                noneIsOpen();
            }
        }
    }

    private void fillAllPlaces() throws Exception {
        List<Socket> ours = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            ours.add(connect("127.0.0.1"));
            assertThat(status(ours.getLast())).isEqualTo("404");
        }
        double before = metric("option150_http_refused_total{reason=\"network_full\"}");
        Socket tooMany = connect("127.0.0.2");
        tooMany.getOutputStream().write(ASK.getBytes(ISO_8859_1));
        assertThat(new String(tooMany.getInputStream().readAllBytes(), ISO_8859_1))
                .as("and its connection is closed")
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("retry-after: 2")
                .contains("too many connections of this network");
        assertThat(metric("option150_http_refused_total{reason=\"network_full\"}"))
                .isEqualTo(before + 1);

        assertThat(status(connect("127.0.1.1"))).as("of another network").isEqualTo("404");
        assertThat(status(connect("127.0.1.1"))).isEqualTo("404");
        assertThat(status(connect("127.0.2.1"))).as("all are taken").isEqualTo("503");
        assertThat(status(ours.getFirst())).as("who has a place keeps it").isEqualTo("404");

        ours.getLast().close();
        Await.until("its place is free", () -> status(connect("127.0.0.1")).equals("404"));
    }

    @Test
    void aHeadThatComesByteByByteIsNotWaitedForAndNobodyElseIsHeldUp() throws Exception {
        double before = metric("option150_http_cut_total");
        Socket slow = connect("127.0.0.1");
        assertThat(bytesTakenBy(slow, ASK)).as("cut off before the head's end").isLessThan(ASK.length());
        Await.until("it is counted", () -> metric("option150_http_cut_total") == before + 1);

        assertThat(status(connect("127.0.0.1"))).isEqualTo("404");
    }

    /** Bytes of a head, of a body that nobody wants, and whole requests that wait for their turn. */
    @ParameterizedTest
    @CsvSource({"'', G", "Content-Length: 1000000|, x", "'', GET / HTTP/1.1|Host: a||"})
    void aClientThatDoesNotTakeItsFileIsCutOffWhateverItSends(String header, String sent) throws Exception {
        edge.upload("admission-large.bin", "x".repeat(16 << 20));
        Await.until("it is served", () -> headOf("/admission-large.bin").startsWith("HTTP/1.1 200 "));
        Socket lazy = new Socket();
        sockets.add(lazy);
        lazy.setReceiveBufferSize(4_096);
        lazy.connect(address());
        lazy.getOutputStream()
                .write(("GET /admission-large.bin HTTP/1.1\r\nHost: a\r\n" + header.replace("|", "\r\n") + "\r\n")
                        .getBytes(ISO_8859_1));
        Await.until("it has begun", () -> metric("option150_http_connections") == 1);

        Await.until("it is cut off, though it goes on sending", () -> {
            send(lazy, sent.replace("|", "\r\n"));
            return metric("option150_http_connections") == 0;
        });
    }

    /** Sends a byte now and then, until the other side has had enough; how many it was. */
    private static int bytesTakenBy(Socket socket, String text) throws Exception {
        socket.setSoTimeout(1);
        for (int n = 0; n < text.length(); n++) {
            if (!send(socket, text.substring(n, n + 1)) || isClosed(socket)) {
                return n;
            }
            Thread.sleep(200);
        }
        return text.length();
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private String headOf(String path) {
        try (Socket socket = connect("127.0.0.1")) {
            socket.getOutputStream()
                    .write(("HEAD " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(address());
        return socket;
    }

    private InetSocketAddress address() {
        return http.addresses().getFirst();
    }

    /** Asks for a file that nobody has, on a connection that stays. */
    private static String status(Socket socket) throws IOException {
        socket.getOutputStream().write(ASK.getBytes(ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("closed after: %s", head).isNotNegative();
            head.append((char) next);
        }
        return head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
    }

    private double metric(String name) {
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(edge.metrics());
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
