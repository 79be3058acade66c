package io.option150.tftp.protocol;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A TFTP packet. Strings hold no NUL; option names are in lower case and keep the order of the packet. */
public sealed interface Packet extends Decoded {

    /** Read request (RFC 1350, options by RFC 2347). */
    record Rrq(String fileName, Mode mode, Map<String, String> options) implements Packet {
        /** Refuses strings that cannot be written. */
        public Rrq {
            requireNoNul("fileName", fileName);
            options = ordered(options);
        }
    }

    /** Write request. */
    record Wrq(String fileName, Mode mode, Map<String, String> options) implements Packet {
        /** Refuses strings that cannot be written. */
        public Wrq {
            requireNoNul("fileName", fileName);
            options = ordered(options);
        }
    }

    /**
     * A block.
     *
     * @param block its number modulo 65536
     * @param payload its bytes; a view of the datagram when it was decoded
     */
    record Data(int block, ByteBuffer payload) implements Packet {
        /** Refuses a number that does not fit 16 bits. */
        public Data {
            requireUnsignedShort("block", block);
        }
    }

    /**
     * Acknowledgement.
     *
     * @param block number modulo 65536 of the last block that came in order
     */
    record Ack(int block) implements Packet {
        /** Refuses a number that does not fit 16 bits. */
        public Ack {
            requireUnsignedShort("block", block);
        }
    }

    /**
     * End of a transfer.
     *
     * @param code as on the wire; see {@link ErrorCode#of(int)}
     */
    @SuppressWarnings("JavaLangClash") // ERROR is the packet's name in RFC 1350; it is never used unqualified.
    record Error(int code, String message) implements Packet {
        /** Refuses a code that does not fit 16 bits and a message that cannot be written. */
        public Error {
            requireUnsignedShort("code", code);
            requireNoNul("message", message);
        }
    }

    /** The options granted (RFC 2347). */
    record Oack(Map<String, String> options) implements Packet {
        /** Refuses strings that cannot be written. */
        public Oack {
            options = ordered(options);
        }
    }

    private static Map<String, String> ordered(Map<String, String> options) {
        if (options.isEmpty()) {
            return Map.of();
        }
        Map<String, String> copy = LinkedHashMap.newLinkedHashMap(options.size());
        options.forEach((name, value) -> {
            requireNoNul("option name", name);
            requireNoNul("option " + name, value);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("option name must not be empty");
            }
            copy.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        });
        return Collections.unmodifiableMap(copy);
    }

    private static void requireNoNul(String field, String value) {
        int at = value.indexOf('\0');
        if (at >= 0) {
            throw new IllegalArgumentException(field + " must hold no NUL, has one at index " + at);
        }
    }

    private static void requireUnsignedShort(String field, int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException(field + " must be 0 to 65535, is " + value);
        }
    }
}
