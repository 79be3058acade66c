package io.option150.edge.fetched;

import io.option150.edge.http.Validators;
import io.option150.edge.kept.BrokenStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the bytes in a kept file: eight bytes that name the format, the length of the fields, their SHA-256, and
 * the fields. One of them is the SHA-256 of the bytes, so that all of the file is covered.
 *
 * @param text all that names the bytes: no two keys have the same
 * @param name by which phones ask
 * @param stamp what the topics said of it when it was fetched
 * @param sha256 of the bytes, lower-case hex
 * @param length of the bytes
 * @param validators what the source tells versions apart by
 * @param peer that sent it; empty for own files
 */
record Head(String text, String name, String stamp, String sha256, long length, Validators validators, String peer) {

    private static final byte[] FORMAT = "O150FET1".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM = 32;

    /** Bytes of the fields: none is longer than a name, an entity tag or a digest. */
    private static final int MOST = 64 << 10;

    /** All of it in short: another head has another one. Never 0. */
    long brief() throws IOException {
        return ByteBuffer.wrap(sha256(bytes())).getLong() | 1;
    }

    /** Its bytes on disk. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(512);
        DataOutputStream out = new DataOutputStream(all);
        for (String field : new String[] {text, name, stamp, sha256}) {
            out.writeUTF(field);
        }
        out.writeLong(length);
        optional(out, validators.etag());
        optional(out, validators.lastModified());
        out.writeUTF(peer);
        byte[] fields = all.toByteArray();
        if (fields.length > MOST) {
            throw new IOException("its head has " + fields.length + " bytes, more than " + MOST);
        }
        return ByteBuffer.allocate(FORMAT.length + Integer.BYTES + SUM + fields.length)
                .put(FORMAT)
                .putInt(fields.length)
                .put(sha256(fields))
                .put(fields)
                .array();
    }

    /**
     * Reads a head, and not a byte behind it.
     *
     * @throws BrokenStateException when it is torn, foreign or of another format
     */
    static Head read(InputStream in) throws IOException {
        byte[] fixed = in.readNBytes(FORMAT.length + Integer.BYTES + SUM);
        if (fixed.length < FORMAT.length + Integer.BYTES + SUM
                || !Arrays.equals(fixed, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
            throw new BrokenStateException("it is none of this format");
        }
        int length = ByteBuffer.wrap(fixed).getInt(FORMAT.length);
        if (length < 0 || length > MOST) {
            throw new BrokenStateException("its head has " + length + " bytes");
        }
        byte[] fields = in.readNBytes(length);
        if (!Arrays.equals(sha256(fields), Arrays.copyOfRange(fixed, fixed.length - SUM, fixed.length))) {
            throw new BrokenStateException("its head is not what was kept");
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(fields));
        return new Head(
                data.readUTF(),
                data.readUTF(),
                data.readUTF(),
                data.readUTF(),
                data.readLong(),
                new Validators(optional(data), optional(data)),
                data.readUTF());
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void optional(DataOutputStream out, @Nullable String field) throws IOException {
        out.writeBoolean(field != null);
        if (field != null) {
            out.writeUTF(field);
        }
    }

    private static @Nullable String optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
