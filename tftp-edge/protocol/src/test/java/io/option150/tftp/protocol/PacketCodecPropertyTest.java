package io.option150.tftp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

class PacketCodecPropertyTest {
    @Property
    void everyPacketComesBackAsItWas(@ForAll("packets") Packet packet) {
        ByteBuffer buffer = ByteBuffer.allocate(65535);
        PacketEncoder.encode(packet, buffer);

        assertThat(PacketDecoder.decode(buffer.flip())).isEqualTo(packet);
    }

    @Property(tries = 5000)
    void everyByteStringIsDecodedAndLeftAsItIs(@ForAll @Size(max = 600) byte[] bytes) {
        assertThatItDecodes(bytes);
    }

    /** Random bytes rarely begin with a known opcode. */
    @Property(tries = 5000)
    void everyByteStringAfterAnOpcodeIsDecoded(@ForAll("opcodes") int opcode, @ForAll("almostPackets") byte[] bytes) {
        byte[] datagram = new byte[bytes.length + 2];
        datagram[1] = (byte) opcode;
        System.arraycopy(bytes, 0, datagram, 2, bytes.length);
        assertThatItDecodes(datagram);
    }

    private static void assertThatItDecodes(byte[] bytes) {
        ByteBuffer datagram = ByteBuffer.wrap(bytes);
        switch (PacketDecoder.decode(datagram)) {
            case Malformed malformed -> assertThat(malformed.opcode()).isEqualTo(PacketDecoder.opcode(datagram));
            case Packet packet -> {
                // What was decoded can be written, and means the same again.
                ByteBuffer buffer = ByteBuffer.allocate(3 * bytes.length + 20);
                PacketEncoder.encode(packet, buffer);
                assertThat(PacketDecoder.decode(buffer.flip())).isEqualTo(packet);
            }
        }
        assertThat(datagram).isEqualTo(ByteBuffer.wrap(bytes));
    }

    @Provide
    Arbitrary<Integer> opcodes() {
        return Arbitraries.integers().between(0, 7);
    }

    /** Many NULs and letters, so that strings end and options come about. */
    @Provide
    Arbitrary<byte[]> almostPackets() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just((byte) 0)),
                        Tuple.of(6, Arbitraries.of((byte) 'o', (byte) 'c', (byte) 't', (byte) 'e')),
                        Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<Packet> packets() {
        Arbitrary<String> strings = Arbitraries.strings()
                .withCharRange('\u0001', '\ud7ff')
                .withCharRange('\ue000', '\ufffd')
                .ofMaxLength(50);
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 65535);
        Arbitrary<Mode> modes = Arbitraries.of(Mode.class);
        Arbitrary<Map<String, String>> options = Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12), strings)
                .ofMaxSize(6)
                .map(PacketCodecPropertyTest::lowerCase);
        Arbitrary<ByteBuffer> payloads =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(2000).map(ByteBuffer::wrap);
        return Arbitraries.oneOf(
                Combinators.combine(strings, modes, options).as(Packet.Rrq::new),
                Combinators.combine(strings, modes, options).as(Packet.Wrq::new),
                Combinators.combine(numbers, payloads).as(Packet.Data::new),
                numbers.map(Packet.Ack::new),
                Combinators.combine(numbers, strings).as(Packet.Error::new),
                options.map(Packet.Oack::new));
    }

    private static Map<String, String> lowerCase(Map<String, String> options) {
        Map<String, String> lower = new LinkedHashMap<>();
        options.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
