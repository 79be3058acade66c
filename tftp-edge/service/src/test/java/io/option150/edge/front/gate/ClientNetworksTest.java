package io.option150.edge.front.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Phones of the named networks are served and programs of this host, such as the warm-up; others learn nothing. */
@EdgeTest
@TestProfile(ClientNetworksTest.OneNetwork.class)
class ClientNetworksTest {

    /** Not the address from which the warm-up and usual tests ask. */
    public static final class OneNetwork implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("option150.clients.networks", "127.0.0.8/29");
        }
    }

    private static final int MOMENT_MILLIS = 1_000;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final byte[] RRQ = "\0\1nowhere.xml\0octet\0".getBytes(US_ASCII);
    private static final byte[] WRQ = "\0\2nowhere.xml\0octet\0".getBytes(US_ASCII);
    private static final byte[] GET = "GET /nowhere.xml HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);

    private final RunningEdge edge;
    private final TftpFront tftp;
    private final HttpFront http;

    ClientNetworksTest(RunningEdge edge, TftpFront tftp, HttpFront http) {
        this.edge = edge;
        this.tftp = tftp;
        this.http = http;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @Test
    void overTftpThereIsSilenceForOthers() throws IOException {
        assertThat(answer("127.0.0.15", RRQ, PATIENCE_MILLIS)).startsWith(0, 5);
        assertThat(answer("127.0.0.1", RRQ, PATIENCE_MILLIS)).startsWith(0, 5);
        for (byte[] packet : new byte[][] {RRQ, WRQ}) {
            assertThatThrownBy(() -> answer("127.0.0.16", packet, MOMENT_MILLIS))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void overHttpTheConnectionIsClosedWithoutAWord() throws IOException {
        assertThat(statusLine("127.0.0.15")).startsWith("HTTP/1.1 404");
        assertThat(statusLine("127.0.0.1")).startsWith("HTTP/1.1 404");
        assertThat(statusLine("127.0.0.16")).isEmpty();
    }

    private byte[] answer(String from, byte[] packet, int patience) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(from), 0))) {
            socket.setSoTimeout(patience);
            socket.send(
                    new DatagramPacket(packet, packet.length, tftp.addresses().getFirst()));
            var answer = new DatagramPacket(new byte[600], 600);
            socket.receive(answer);
            return answer.getData();
        }
    }

    private String statusLine(String from) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(http.addresses().getFirst());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(GET);
            return new String(socket.getInputStream().readNBytes(12), US_ASCII);
        }
    }
}
