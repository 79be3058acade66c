package io.option150.files.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.web.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** Percent-encoding of URL paths (RFC 3986, section 2.1), UTF-8, strict. */
public final class PercentEncoding {

    private static final String UNESCAPED = "-._~!$&'()*+,;=:@/";

    private PercentEncoding() {}

    /**
     * Decodes exactly once; {@code +} is a plus.
     *
     * @throws io.option150.web.ProblemException when an escape is not two hexadecimal digits, or the bytes are no UTF-8
     */
    public static String decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        var raw = encoded.getBytes(UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                require(i + 2 < raw.length && isHex(raw[i + 1]) && isHex(raw[i + 2]), encoded);
                bytes.write(HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2]));
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw (RuntimeException) refusal(encoded).initCause(e);
        }
    }

    /** Encodes all but what may stand in a path as it is; {@code /} stays. */
    public static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(UTF_8)) {
            if (b > 0 && (Character.isLetterOrDigit(b) || UNESCAPED.indexOf(b) >= 0)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isHex(byte digit) {
        return HexFormat.isHexDigit(digit);
    }

    private static void require(boolean holds, String encoded) {
        if (!holds) {
            throw refusal(encoded);
        }
    }

    private static RuntimeException refusal(String encoded) {
        return new Violation("path", "must be percent-encoded UTF-8", encoded).exception();
    }
}
