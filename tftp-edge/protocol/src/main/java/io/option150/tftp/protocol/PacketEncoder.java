package io.option150.tftp.protocol;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Writes packets at a buffer's position. The buffer must be big-endian, as buffers are when made.
 *
 * <p>Every method throws {@link java.nio.BufferOverflowException} when the packet does not fit.
 */
public final class PacketEncoder {
    private PacketEncoder() {}

    /** Writes any packet. */
    public static void encode(Packet packet, ByteBuffer target) {
        switch (packet) {
            case Packet.Rrq rrq -> request(Opcode.RRQ, rrq.fileName(), rrq.mode(), rrq.options(), target);
            case Packet.Wrq wrq -> request(Opcode.WRQ, wrq.fileName(), wrq.mode(), wrq.options(), target);
            case Packet.Data data ->
                head(Opcode.DATA, data.block(), target).put(data.payload().duplicate());
            case Packet.Ack ack -> ack(ack.block(), target);
            case Packet.Error error -> WireString.write(error.message(), head(Opcode.ERROR, error.code(), target));
            case Packet.Oack oack -> options(oack.options(), target.putShort((short) Opcode.OACK));
        }
    }

    /** Writes an ACK; of the block's number the low 16 bits count. */
    public static void ack(long block, ByteBuffer target) {
        head(Opcode.ACK, block, target);
    }

    /** Writes the four bytes before a block's bytes; of the block's number the low 16 bits count. */
    public static void dataHead(long block, ByteBuffer target) {
        head(Opcode.DATA, block, target);
    }

    /** The four bytes before a block's bytes as one big-endian number. */
    public static int dataHead(long block) {
        return Opcode.DATA << 16 | (int) (block & 0xffff);
    }

    private static ByteBuffer head(int opcode, long number, ByteBuffer target) {
        return target.putShort((short) opcode).putShort((short) number);
    }

    private static void request(
            int opcode, String fileName, Mode mode, Map<String, String> options, ByteBuffer target) {
        target.putShort((short) opcode);
        WireString.write(fileName, target);
        WireString.write(mode.wireName(), target);
        options(options, target);
    }

    private static void options(Map<String, String> options, ByteBuffer target) {
        options.forEach((name, value) -> {
            WireString.write(name, target);
            WireString.write(value, target);
        });
    }
}
