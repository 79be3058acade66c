package io.option150.tftp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** With {@code -Dlong} Jazzer looks for inputs for a minute; otherwise the known ones are tried. */
class PacketDecoderFuzzTest {
    private static final int MOST_BYTES = 65_507;

    @FuzzTest(maxDuration = "60s")
    void everyDatagramIsAPacketThatCanBeWrittenAgainOrAReason(byte[] bytes) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(Math.min(bytes.length, MOST_BYTES));
        datagram.put(bytes, 0, datagram.capacity()).flip();

        Decoded decoded = PacketDecoder.decode(datagram);

        assertThat(datagram.position()).isZero();
        assertThat(datagram.remaining()).isEqualTo(datagram.capacity());
        switch (decoded) {
            case Malformed malformed -> assertThat(malformed.opcode()).isEqualTo(PacketDecoder.opcode(datagram));
            case Packet packet -> {
                // Latin-1 names grow when they are written as UTF-8.
                ByteBuffer written = ByteBuffer.allocate(3 * MOST_BYTES);
                PacketEncoder.encode(packet, written);
                assertThat(PacketDecoder.decode(written.flip())).isEqualTo(packet);
            }
        }
    }
}
