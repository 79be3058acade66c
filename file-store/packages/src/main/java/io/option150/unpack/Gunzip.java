package io.option150.unpack;

import java.util.zip.CRC32;

/** Members of a gzip (RFC 1952), one after the other. */
final class Gunzip implements AutoCloseable {

    static final int MAGIC_LENGTH = 10;

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int TRAILER = 8;
    private static final int LONGEST_HEADER = 64 * 1024;

    private final Input input;
    private final Meter meter;
    private final Inflating inflating;
    private final CRC32 crc = new CRC32();
    private long length;
    private boolean isWithin;
    private boolean isBegun;

    Gunzip(Input input, Meter meter) {
        this.input = input;
        this.meter = meter;
        this.inflating = new Inflating(input);
    }

    /** Whether a member begins so far ahead, as nothing else does. */
    static boolean begins(Input input, int at) {
        return input.peek(at) == 0x1F
                && input.peek(at + 1) == 0x8B
                && input.peek(at + 2) == 8
                && (input.peek(at + 3) & 0xE0) == 0
                && (input.peek(at + 8) & ~6) == 0
                && (input.peek(at + 9) <= 13 || input.peek(at + 9) == 0xFF);
    }

    /** Whether all members are through. */
    boolean isFinished() throws RefusedPackage {
        return isBegun && !isWithin && input.isEnded() && input.available() == 0;
    }

    /** The next bytes; none: more has to come, or it is finished. */
    byte[] next() throws RefusedPackage {
        while (isWithin || isHeaderRead()) {
            var bytes = inflating.next();
            crc.update(bytes);
            length += bytes.length;
            meter.unpacked(bytes.length);
            if (bytes.length > 0 || !inflating.isFinished() || !input.has(TRAILER, "a checksum of gzip")) {
                return bytes;
            }
            if (input.littleInt(0) != crc.getValue() || input.littleInt(4) != (length & 0xFFFFFFFFL)) {
                throw RefusedPackage.of(Refusal.CHECKSUM, "package", "another one");
            }
            input.skip(TRAILER);
            isWithin = false;
        }
        return new byte[0];
    }

    private boolean isHeaderRead() throws RefusedPackage {
        passZeros();
        if (isFinished()) {
            return false;
        }
        int header = header();
        if (header == 0) {
            if (input.available() > LONGEST_HEADER) {
                throw RefusedPackage.malformed("a header of gzip without end");
            }
            return false;
        }
        input.skip(header);
        inflating.restart();
        crc.reset();
        length = 0;
        isWithin = true;
        isBegun = true;
        return true;
    }

    /** Some programs fill a block with zeros after the last member. */
    private void passZeros() {
        while (isBegun && input.available() > 0 && input.peek(0) == 0) {
            input.skip(1);
        }
    }

    /** Its length; 0: more has to come. */
    private int header() throws RefusedPackage {
        if (!input.has(MAGIC_LENGTH, "a header of gzip")) {
            return 0;
        }
        if (!begins(input, 0)) {
            throw RefusedPackage.malformed("bytes after the end of gzip");
        }
        int flags = input.peek(3);
        int at = MAGIC_LENGTH;
        if ((flags & EXTRA) != 0) {
            if (!input.has(at + 2, "a header of gzip")) {
                return 0;
            }
            at += 2 + input.littleShort(at);
        }
        for (int flag : new int[] {NAME, COMMENT}) {
            if ((flags & flag) != 0) {
                at = afterText(at);
                if (at == 0) {
                    return 0;
                }
            }
        }
        at += (flags & HEADER_CRC) == 0 ? 0 : 2;
        return input.has(at, "a header of gzip") ? at : 0;
    }

    private int afterText(int from) throws RefusedPackage {
        for (int at = from; input.has(at + 1, "a header of gzip"); at++) {
            if (input.peek(at) == 0) {
                return at + 1;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        inflating.close();
    }
}
