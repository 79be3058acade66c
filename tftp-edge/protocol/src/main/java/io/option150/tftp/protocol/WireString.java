package io.option150.tftp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strings on the wire, each ended by a NUL. The RFCs know ASCII alone; what is beyond it is taken as UTF-8 where it is
 * that, else as Latin-1, so that every byte string is some name and nothing is refused here.
 */
final class WireString {
    private WireString() {}

    /** Reads up to and including the next NUL; null, with nothing read, when there is none. */
    static @Nullable String read(ByteBuffer from) {
        int start = from.position();
        int bits = 0;
        for (int end = start; end < from.limit(); end++) {
            byte each = from.get(end);
            if (each == 0) {
                String text = bits < 0 ? text(from.slice(start, end - start)) : ascii(from, start, end - start);
                from.position(end + 1);
                return text;
            }
            bits |= each;
        }
        return null;
    }

    /** Reads all that is left, which holds no NUL. */
    static String rest(ByteBuffer from) {
        String text = text(from.slice());
        from.position(from.limit());
        return text;
    }

    static void write(String text, ByteBuffer to) {
        to.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }

    private static String ascii(ByteBuffer from, int start, int length) {
        byte[] bytes = new byte[length];
        from.get(start, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException notUtf8) {
            return StandardCharsets.ISO_8859_1.decode(bytes).toString();
        }
    }
}
