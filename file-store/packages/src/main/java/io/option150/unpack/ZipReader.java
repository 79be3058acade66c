package io.option150.unpack;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A zip in the order of its bytes (APPNOTE 6.3): files, then the directory, which must tell the same. */
final class ZipReader implements Reader {

    static final long LOCAL = 0x04034B50L;
    static final long END = 0x06054B50L;

    private static final long DESCRIPTOR = 0x08074B50L;
    private static final long DIRECTORY = 0x02014B50L;
    private static final long LONG_END = 0x06064B50L;
    private static final long LONG_END_LOCATOR = 0x07064B50L;
    private static final int LONG_END_LENGTH = 56;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END_LENGTH = 22;
    private static final int PIECE = 64 * 1024;

    private enum State {
        HEADERS,
        DATA,
        DESCRIBED,
        ENDED
    }

    private final Input input;
    private final Meter meter;
    private final Inflating inflating;
    private final ZipDirectory directory = new ZipDirectory();
    private final CRC32 crc = new CRC32();
    private State state = State.HEADERS;
    private @Nullable ZipEntry entry;
    private long offset;
    private long unpacked;
    private boolean isDirectoryBegun;

    ZipReader(Input input, Meter meter) {
        this.input = input;
        this.meter = meter;
        this.inflating = new Inflating(input);
    }

    @Override
    public Step next() throws RefusedPackage {
        while (true) {
            var step = switch (state) {
                case HEADERS -> header();
                case DATA -> data(entry());
                case DESCRIBED -> described(entry());
                case ENDED -> ended();
            };
            if (step != null) {
                return step;
            }
        }
    }

    /** Null: go on. */
    private @Nullable Step header() throws RefusedPackage {
        if (!input.has(4, "a zip")) {
            return new Step.Hungry();
        }
        long signature = input.littleInt(0);
        if (signature == LOCAL && !isDirectoryBegun) {
            return local();
        }
        isDirectoryBegun = true;
        if (signature == DIRECTORY) {
            if (!input.has(ZipDirectory.HEADER, "a directory of zip")
                    || !input.has(ZipDirectory.length(input), "a directory of zip")) {
                return new Step.Hungry();
            }
            directory.check(input);
            return null;
        }
        if (signature == LONG_END || signature == LONG_END_LOCATOR) {
            int length = signature == LONG_END ? LONG_END_LENGTH : LOCATOR_LENGTH;
            if (!input.has(length, "an end of zip")) {
                return new Step.Hungry();
            }
            input.skip(length);
            return null;
        }
        if (signature != END) {
            throw RefusedPackage.malformed("a part of zip of kind 0x" + Long.toHexString(signature));
        }
        return end();
    }

    private @Nullable Step end() throws RefusedPackage {
        if (!input.has(END_LENGTH, "an end of zip")
                || !input.has(END_LENGTH + input.littleShort(20), "an end of zip")) {
            return new Step.Hungry();
        }
        input.skip(END_LENGTH + input.littleShort(20));
        directory.requireAll();
        state = State.ENDED;
        return null;
    }

    private @Nullable Step local() throws RefusedPackage {
        if (!input.has(ZipEntry.HEADER, "a header of zip")
                || !input.has(ZipEntry.HEADER + input.littleShort(26) + input.littleShort(28), "a header of zip")) {
            return new Step.Hungry();
        }
        meter.entry();
        offset = input.read();
        var read = ZipEntry.of(input);
        entry = read;
        crc.reset();
        inflating.restart();
        unpacked = 0;
        state = State.DATA;
        return read.name().endsWith("/") ? null : new Step.Opened(read.name());
    }

    private @Nullable Step data(ZipEntry read) throws RefusedPackage {
        var bytes = read.isDeflated() ? inflating.next() : stored(read);
        if (bytes.length > 0) {
            unpacked += bytes.length;
            crc.update(bytes);
            meter.unpacked(bytes.length);
            if (read.name().endsWith("/")) {
                throw RefusedPackage.malformed("a folder of zip with bytes: " + read.name());
            }
            return new Step.Bytes(bytes);
        }
        boolean isWhole = read.isDeflated() ? inflating.isFinished() : unpacked == read.packed();
        if (!isWhole) {
            return new Step.Hungry();
        }
        state = State.DESCRIBED;
        return null;
    }

    private byte[] stored(ZipEntry read) throws RefusedPackage {
        long left = read.packed() - unpacked;
        if (left == 0 || !input.has(1, "a file of a zip")) {
            return new byte[0];
        }
        return input.take((int) Math.min(Math.min(left, PIECE), input.available()));
    }

    /** Where a file's checksum and sizes are told: before it, or behind it. */
    private @Nullable Step described(ZipEntry read) throws RefusedPackage {
        long packed = read.isDeflated() ? inflating.consumed() : unpacked;
        if (read.isDescribedAfter()) {
            if (!input.has(4, "a description of zip")) {
                return new Step.Hungry();
            }
            int from = input.littleInt(0) == DESCRIPTOR ? 4 : 0;
            int sizes = read.isLong() ? 8 : 4;
            if (!input.has(from + 4 + 2 * sizes, "a description of zip")) {
                return new Step.Hungry();
            }
            require(read, input.littleInt(from), packed, size(from + 4, sizes), size(from + 4 + sizes, sizes));
            input.skip(from + 4 + 2 * sizes);
        } else {
            require(read, read.crc(), packed, read.packed(), read.unpacked());
        }
        directory.read(offset, new ZipDirectory.Found(read.name(), crc.getValue(), packed, unpacked));
        state = State.HEADERS;
        return read.name().endsWith("/") ? null : new Step.Closed();
    }

    private long size(int ahead, int length) {
        return length == 4 ? input.littleInt(ahead) : input.littleInt(ahead) | (input.littleInt(ahead + 4) << 32);
    }

    private void require(ZipEntry read, long toldCrc, long packed, long toldPacked, long toldUnpacked)
            throws RefusedPackage {
        if (toldCrc != crc.getValue() || packed != toldPacked || unpacked != toldUnpacked) {
            throw RefusedPackage.of(Refusal.CHECKSUM, "name", read.name());
        }
    }

    private Step ended() throws RefusedPackage {
        if (input.available() > 0) {
            throw RefusedPackage.malformed("bytes after the end of zip");
        }
        return input.isEnded() ? new Step.End() : new Step.Hungry();
    }

    private ZipEntry entry() {
        var read = entry;
        if (read == null) {
            throw new IllegalStateException("no entry is read");
        }
        return read;
    }

    @Override
    public void close() {
        inflating.close();
    }
}
