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
        for (int end = from.position(); end < from.limit(); end++) {
            if (from.get(end) == 0) {
                String text = text(from.slice(from.position(), end - from.position()));
                from.position(end + 1);
                return text;
            }
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

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException notUtf8) {
            return StandardCharsets.ISO_8859_1.decode(bytes).toString();
        }
    }
}
