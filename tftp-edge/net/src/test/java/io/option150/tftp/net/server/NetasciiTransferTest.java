package io.option150.tftp.net.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.Content;
import io.option150.tftp.net.RawPeer;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.Mode;
import io.option150.tftp.protocol.Packet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class NetasciiTransferTest {

    private ServerFixture fixture;
    private RawPeer client;

    private final Transport transport;

    NetasciiTransferTest(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() throws Exception {
        fixture = ServerFixture.repeatingSoon(transport);
        client = RawPeer.onLoopback();
    }

    @AfterEach
    void stop() {
        client.close();
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 340, 512, 30_000, 400_000})
    void textGoesInWindowsWithRepeatsAndComesOutWhole(int length) throws Exception {
        String text = text(length);
        fixture.files.put("text", new BytesContent(text.getBytes(StandardCharsets.US_ASCII)));
        ask(Map.of("windowsize", "4", "blksize", "512"));
        client.receive(Packet.Oack.class);
        client.answer(new Packet.Ack(0));

        assertThat(take(new Random(length), new ByteArrayOutputStream(), 4)).isEqualTo(encoded(text));
    }

    @Test
    void textGoesWhileItArrives() throws Exception {
        String text = text(10_000);
        GrowingContent content = new GrowingContent(Content.UNKNOWN);
        fixture.files.put("text", content);
        ask(Map.of());
        content.grow(text.substring(0, 1000).getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        Packet.Data first = client.receive(Packet.Data.class);
        write(first, taken);
        content.grow(text.substring(1000).getBytes(StandardCharsets.US_ASCII));
        content.complete();
        client.answer(new Packet.Ack(1));

        assertThat(take(new Random(0), taken, 1)).isEqualTo(encoded(text));
    }

    @Test
    void theLengthThatIsToldIsTheOneOnTheWire() throws Exception {
        fixture.files.put("text", new BytesContent("a\nb\n".getBytes(StandardCharsets.US_ASCII)));
        ask(Map.of("tsize", "0"));

        assertThat(client.receive(Packet.Oack.class).options()).isEqualTo(Map.of("tsize", "6"));
    }

    @Test
    void theLengthOfALargeTextIsNotTold() throws Exception {
        fixture.files.put("text", new BytesContent(new byte[10_000_000]));
        ask(Map.of("tsize", "0"));

        assertThat(client.receive(Packet.Data.class).block()).isEqualTo(1);
    }

    private void ask(Map<String, String> options) throws Exception {
        client.send(fixture.address(), new Packet.Rrq("text", Mode.NETASCII, options));
    }

    /** Takes blocks in order, losing some, until the short one. */
    private String take(Random random, ByteArrayOutputStream taken, int windowsize) throws Exception {
        int next = taken.size() / 512 + 1;
        int sinceAck = 0;
        while (true) {
            if (!(client.receive() instanceof Packet.Data data)) {
                // A repeat of the OACK may cross the ACK.
                continue;
            }
            boolean lost = random.nextInt(50) == 0;
            if (data.block() == next && !lost) {
                write(data, taken);
                next++;
                sinceAck++;
                boolean last = data.payload().remaining() < 512;
                if (last || sinceAck == windowsize) {
                    client.answer(new Packet.Ack(next - 1));
                    sinceAck = 0;
                }
                if (last) {
                    return taken.toString(StandardCharsets.US_ASCII);
                }
            } else if (data.block() > next) {
                client.answer(new Packet.Ack(next - 1));
                sinceAck = 0;
            }
        }
    }

    private static void write(Packet.Data data, ByteArrayOutputStream to) {
        byte[] bytes = new byte[data.payload().remaining()];
        data.payload().duplicate().get(bytes);
        to.writeBytes(bytes);
    }

    private static String text(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        for (int each = 0; each < length; each++) {
            text.append("abcdef\n\r".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return text.replace("\r", "\r\0").replace("\n", "\r\n");
    }
}
