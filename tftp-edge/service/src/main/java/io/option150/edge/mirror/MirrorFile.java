package io.option150.edge.mirror;

import io.option150.edge.kept.BrokenStateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The form of a file in the mirror: eight bytes that name the format, the SHA-256 of what the bytes stand for and of the bytes,
 * the bytes. So one that is torn, of another format, or of another name is never taken for what is looked for.
 */
final class MirrorFile {

    private static final byte[] FORMAT = "O150MIR1".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM = 32;

    /** Bytes before the contents. */
    static final int HEAD = FORMAT.length + SUM;

    private MirrorFile() {}

    static byte[] of(MirrorName name, byte[] bytes) {
        return ByteBuffer.allocate(HEAD + bytes.length)
                .put(FORMAT)
                .put(sum(name, bytes))
                .put(bytes)
                .array();
    }

    /**
     * The bytes in it.
     *
     * @throws BrokenStateException when they are not what was kept under this name
     */
    static byte[] bytes(MirrorName name, byte[] file) throws BrokenStateException {
        if (file.length < HEAD || !Arrays.equals(file, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
            throw new BrokenStateException("it is none of this format");
        }
        byte[] bytes = Arrays.copyOfRange(file, HEAD, file.length);
        if (!Arrays.equals(file, FORMAT.length, HEAD, sum(name, bytes), 0, SUM)) {
            throw new BrokenStateException("its bytes are not what was kept");
        }
        return bytes;
    }

    private static byte[] sum(MirrorName name, byte[] bytes) {
        return MirrorName.sha256((name.text() + "\0").getBytes(StandardCharsets.UTF_8), bytes);
    }
}
