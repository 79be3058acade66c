package io.option150.config.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A {@code .loads}: the list of a firmware's images, often behind a signed header that holds the file's own name.
 *
 * @param ownName the name in the header
 * @param missingBytes bytes that the header announces and the file has not; negative: more than announced
 * @param images in order
 */
public record LoadsFile(Optional<String> ownName, long missingBytes, List<Image> images) {

    /** Largest file read, in bytes: real ones have less than 10 KB. */
    public static final int MAX_BYTES = 1 << 17;

    private static final byte[] SIGNED = {1, 0, 2};
    private static final int SIGNED_LENGTH_AT = 8;
    private static final byte[] MAGIC = {(byte) 0xCD, 0x34, 0x12, (byte) 0xAB};
    private static final int HEADER_AT = 4;
    private static final int PAYLOAD_AT = 12;
    private static final int NAME_LENGTH_AT = 0x34;
    private static final int NAME_AT = 0x38;
    private static final int LONGEST_NAME = 255;

    public LoadsFile {
        images = List.copyOf(images);
    }

    /** Reads a file; what follows the header is read as text whatever it is. */
    public static LoadsFile of(byte[] file) throws MalformedConfig {
        if (file.length > MAX_BYTES) {
            throw new MalformedConfig(Fault.TOO_LARGE, Place.START, List.of());
        }
        if (startsWith(file, MAGIC) && file.length >= NAME_AT) {
            return behindMagic(file);
        }
        if (startsWith(file, SIGNED) && file.length >= SIGNED_LENGTH_AT + 2) {
            int header = ByteBuffer.wrap(file).getShort(SIGNED_LENGTH_AT) & 0xFFFF;
            return with(SignedName.in(file), Math.max(header - file.length, 0), text(file, header));
        }
        return with(Optional.empty(), 0, text(file, 0));
    }

    private static LoadsFile behindMagic(byte[] file) {
        var fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long header = fields.getInt(HEADER_AT) & 0xFFFFFFFFL;
        long payload = fields.getInt(PAYLOAD_AT) & 0xFFFFFFFFL;
        long length = fields.getInt(NAME_LENGTH_AT) & 0xFFFFFFFFL;
        Optional<String> name = length == 0 || length > LONGEST_NAME || NAME_AT + length > file.length
                ? Optional.empty()
                : Optional.of(new String(file, NAME_AT, (int) length - 1, StandardCharsets.ISO_8859_1));
        return with(name, header + payload - file.length, text(file, header));
    }

    private static LoadsFile with(Optional<String> ownName, long missingBytes, String text) {
        return new LoadsFile(ownName, missingBytes, ImageLines.in(text));
    }

    private static String text(byte[] file, long from) {
        int start = (int) Math.min(from, file.length);
        return new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }
}
