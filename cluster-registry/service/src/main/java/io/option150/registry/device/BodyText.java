package io.option150.registry.device;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes UTF-8 of a body while it arrives: spreadsheets and Unified CM on Windows write UTF-16, with a byte order mark or without.
 * Holds three bytes at the most. Not for several threads.
 */
final class BodyText {

    private static final byte[] NOTHING = {};

    /** Null: it is UTF-8. */
    private @Nullable CharsetDecoder decoder;

    private boolean decided;
    private byte[] held = NOTHING;

    /** This piece, but for what makes a letter only with the next one. */
    byte[] utf8(byte[] piece) {
        byte[] bytes = held.length == 0 ? piece : joined(held, piece);
        held = NOTHING;
        if (!decided) {
            if (bytes.length < 2) {
                held = bytes;
                return NOTHING;
            }
            decoder = decoderOf(bytes[0] & 0xFF, bytes[1] & 0xFF);
            decided = true;
        }
        var utf16 = decoder;
        if (utf16 == null) {
            return bytes;
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        utf16.decode(in, out, false);
        held = Arrays.copyOfRange(bytes, in.position(), bytes.length);
        return out.flip().toString().getBytes(UTF_8);
    }

    /** What was held back, at the end of the body; of half a letter, a sign that there was one. */
    byte[] rest() {
        byte[] rest = held.length == 0 || decoder == null ? held : "\uFFFD".getBytes(UTF_8);
        held = NOTHING;
        return rest;
    }

    /** A body begins with a mark, or with a letter of ASCII: the half that is zero tells the order. */
    private static @Nullable CharsetDecoder decoderOf(int first, int second) {
        boolean big = (first == 0xFE && second == 0xFF) || (first == 0 && second != 0);
        boolean little = (first == 0xFF && second == 0xFE) || (first != 0 && second == 0);
        if (!big && !little) {
            return null;
        }
        return (big ? UTF_16BE : UTF_16LE)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
