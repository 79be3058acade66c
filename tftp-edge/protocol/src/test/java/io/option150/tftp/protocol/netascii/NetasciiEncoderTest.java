package io.option150.tftp.protocol.netascii;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NetasciiEncoderTest {
    @Test
    void lineFeedsAndCarriageReturnsBecomePairs() {
        assertThat(encode("a\nb\rc\r\nd".getBytes(StandardCharsets.US_ASCII), 100, 100))
                .asString()
                .isEqualTo("a\r\nb\r\0c\r\0\r\nd");
    }

    @Property
    void theSizesOfThePiecesDoNotMatter(
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(min = 1, max = 9) int source,
            @ForAll @IntRange(min = 1, max = 9) int target) {
        byte[] whole = encode(text, 1000, 1000);

        assertThat(encode(text, source, target)).isEqualTo(whole);
        assertThat(NetasciiEncoder.encodedLength(ByteBuffer.wrap(text))).isEqualTo(whole.length);
        assertThat(decode(whole)).isEqualTo(text);
    }

    @Test
    void itGoesOnFromAnEarlierState() {
        NetasciiEncoder encoder = new NetasciiEncoder();
        ByteBuffer one = ByteBuffer.allocate(1);
        encoder.encode(ByteBuffer.wrap(new byte[] {'\n'}), one);
        int state = encoder.state();
        encoder.encode(ByteBuffer.allocate(0), one.clear());
        assertThat(encoder.state()).isEqualTo(NetasciiEncoder.CLEAN);

        encoder.resume(state);
        encoder.encode(ByteBuffer.allocate(0), one.clear());

        assertThat(one.get(0)).isEqualTo((byte) '\n');
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return Arbitraries.of((byte) '\n', (byte) '\r', (byte) 0, (byte) 'x')
                .array(byte[].class)
                .ofMaxSize(60);
    }

    private static byte[] encode(byte[] text, int sourcePiece, int targetPiece) {
        NetasciiEncoder encoder = new NetasciiEncoder();
        ByteBuffer out = ByteBuffer.allocate(text.length * 2 + 1);
        int at = 0;
        boolean moved = true;
        while (moved) {
            int length = Math.min(sourcePiece, text.length - at);
            ByteBuffer source = ByteBuffer.wrap(text, at, length);
            ByteBuffer target = ByteBuffer.allocate(targetPiece);
            encoder.encode(source, target);
            moved = target.position() > 0;
            at = source.position();
            out.put(target.flip());
        }
        byte[] encoded = new byte[out.position()];
        out.flip().get(encoded);
        return encoded;
    }

    /** The rules of RFC 764 read backwards. */
    private static byte[] decode(byte[] netascii) {
        ByteBuffer text = ByteBuffer.allocate(netascii.length);
        for (int at = 0; at < netascii.length; at++) {
            if (netascii[at] != '\r') {
                text.put(netascii[at]);
            } else {
                at++;
                text.put(netascii[at] == '\n' ? (byte) '\n' : (byte) '\r');
            }
        }
        byte[] decoded = new byte[text.position()];
        text.flip().get(decoded);
        return decoded;
    }
}
