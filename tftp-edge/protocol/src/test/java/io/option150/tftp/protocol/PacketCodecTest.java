package io.option150.tftp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.tftp.protocol.Malformed.Reason;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketCodecTest {
    @Test
    void anRrqIsLaidOutAsTheRfcHasIt() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tsize", "0");
        options.put("blksize", "1428");

        assertThat(hex(new Packet.Rrq("a.cnf", Mode.OCTET, options)))
                .isEqualTo("0001" + ascii("a.cnf\0octet\0tsize\0000\0blksize\0001428\0"));
    }

    @Test
    void theOtherPacketsAreLaidOutAsTheRfcHasThem() {
        assertThat(hex(new Packet.Wrq("a", Mode.NETASCII, Map.of()))).isEqualTo("0002" + ascii("a\0netascii\0"));
        assertThat(hex(new Packet.Data(65535, bytes("xy")))).isEqualTo("0003ffff" + ascii("xy"));
        assertThat(hex(new Packet.Ack(258))).isEqualTo("00040102");
        assertThat(hex(new Packet.Error(1, "no"))).isEqualTo("00050001" + ascii("no\0"));
        assertThat(hex(new Packet.Oack(Map.of("blksize", "512")))).isEqualTo("0006" + ascii("blksize\000512\0"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                          TRUNCATED",
        "00,                          TRUNCATED",
        "0003,                        TRUNCATED",
        "000300,                      TRUNCATED",
        "0004,                        TRUNCATED",
        "000500,                      TRUNCATED",
        "0000,                        UNKNOWN_OPCODE",
        "0007,                        UNKNOWN_OPCODE",
        "ffff61006f6374657400,        UNKNOWN_OPCODE",
        "0001,                        UNTERMINATED_STRING",
        "000161,                      UNTERMINATED_STRING",
        "00016100,                    UNTERMINATED_STRING",
        "000161006f63746574,          UNTERMINATED_STRING",
        "000161006f6374657400627b,    UNTERMINATED_STRING",
        "000161006f637465740062007a,  UNTERMINATED_STRING",
        "000161006d61696c00,          BAD_MODE",
        "0002610000,                  BAD_MODE",
        "0006627b,                    UNTERMINATED_STRING",
    })
    void whatIsNoPacketIsNamed(String hex, Reason reason) {
        assertThat(PacketDecoder.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    @Test
    void modeAndOptionNamesAreComparedWithoutCase() {
        assertThat(decode("\0\1a\0OcTeT\0BlkSize\000512\0"))
                .isEqualTo(new Packet.Rrq("a", Mode.OCTET, Map.of("blksize", "512")));
    }

    @Test
    void ofAnOptionNamedTwiceTheFirstCounts() {
        assertThat(decode("\0\1a\0octet\0blksize\000512\0BLKSIZE\0009\0"))
                .isEqualTo(new Packet.Rrq("a", Mode.OCTET, Map.of("blksize", "512")));
    }

    @Test
    void optionsKeepTheirOrder() {
        Packet.Rrq rrq = (Packet.Rrq) decode("\0\1a\0octet\0z\0001\0tsize\0000\0a\0002\0");

        assertThat(rrq.options()).containsExactly(Map.entry("z", "1"), Map.entry("tsize", "0"), Map.entry("a", "2"));
    }

    @Test
    void paddingAfterTheModeIsNoOption() {
        assertThat(decode("\0\1a\0octet\0\0\0\0")).isEqualTo(new Packet.Rrq("a", Mode.OCTET, Map.of()));
    }

    @Test
    void anErrorWithoutItsEndingNulStillSaysAll() {
        assertThat(decode("\0\5\0\1gone")).isEqualTo(new Packet.Error(1, "gone"));
        assertThat(decode("\0\5\0\1")).isEqualTo(new Packet.Error(1, ""));
    }

    @Test
    void namesAreUtf8WhereTheyAreThatAndLatin1WhereNot() {
        assertThat(decode("\0\1\303\244\0octet\0")).isEqualTo(new Packet.Rrq("ä", Mode.OCTET, Map.of()));
        assertThat(decode("\0\1\344\0octet\0")).isEqualTo(new Packet.Rrq("ä", Mode.OCTET, Map.of()));
    }

    @Test
    void theHeadOfDataAndAckIsReadInPlace() {
        ByteBuffer datagram = ByteBuffer.wrap(new byte[] {9, 9, 0, 4, (byte) 0xff, (byte) 0xfe})
                .position(2);

        assertThat(PacketDecoder.opcode(datagram)).isEqualTo(Opcode.ACK);
        assertThat(PacketDecoder.block(datagram)).isEqualTo(65534);
        assertThat(PacketDecoder.block(datagram.limit(5))).isEqualTo(-1);
        assertThat(PacketDecoder.opcode(datagram.limit(3))).isEqualTo(-1);
        assertThat(datagram.position()).isEqualTo(2);
    }

    @Test
    void whatCannotBeWrittenIsRefusedByName() {
        assertThatThrownBy(() -> new Packet.Rrq("a\0b", Mode.OCTET, Map.of()))
                .hasMessage("fileName must hold no NUL, has one at index 1");
        assertThatThrownBy(() -> new Packet.Oack(Map.of("a", "\0")))
                .hasMessage("option a must hold no NUL, has one at index 0");
        assertThatThrownBy(() -> new Packet.Oack(Map.of("", "1"))).hasMessage("option name must not be empty");
        assertThatThrownBy(() -> new Packet.Ack(65536)).hasMessage("block must be 0 to 65535, is 65536");
        assertThatThrownBy(() -> new Packet.Error(-1, "")).hasMessage("code must be 0 to 65535, is -1");
    }

    @Test
    void aPacketThatDoesNotFitIsAnError() {
        assertThatThrownBy(() -> PacketEncoder.encode(new Packet.Error(0, "long"), ByteBuffer.allocate(6)))
                .isInstanceOf(BufferOverflowException.class);
    }

    private static Decoded decode(String latin1) {
        return PacketDecoder.decode(bytes(latin1));
    }

    private static ByteBuffer bytes(String latin1) {
        return ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(Packet packet) {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        PacketEncoder.encode(packet, buffer);
        return HexFormat.of().formatHex(buffer.array(), 0, buffer.position());
    }
}
