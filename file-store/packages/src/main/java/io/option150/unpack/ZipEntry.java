package io.option150.unpack;

/**
 * An entry of a zip, as it stands before its bytes.
 *
 * @param name of a folder ends in {@code /}
 * @param packed bytes, as it says itself; counts only where {@code isDescribedAfter} is not set
 * @param unpacked bytes, likewise
 * @param isDescribedAfter checksum and sizes follow the bytes
 * @param isLong whether the sizes that follow have 8 bytes
 */
record ZipEntry(
        String name,
        boolean isDeflated,
        long crc,
        long packed,
        long unpacked,
        boolean isDescribedAfter,
        boolean isLong) {

    static final int HEADER = 30;

    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int DESCRIBED_AFTER = 1 << 3;
    private static final int UTF_8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long ELSEWHERE = 0xFFFFFFFFL;
    private static final int LONG_SIZES = 1;

    /** Reads a header; the input has all of it, names and extra fields among it. */
    static ZipEntry of(Input input) throws RefusedPackage {
        int flags = input.littleShort(6);
        int method = input.littleShort(8);
        long crc = input.littleInt(14);
        long packed = input.littleInt(18);
        long unpacked = input.littleInt(22);
        int nameLength = input.littleShort(26);
        int extraLength = input.littleShort(28);
        input.skip(HEADER);
        var encoded = input.take(nameLength);
        var extra = input.take(extraLength);
        requireKnown(flags, method, encoded);
        var name = Names.checked(encoded);
        var sizes = longSizes(extra);
        boolean isLong = sizes >= 0;
        if (isLong) {
            int at = sizes;
            if (unpacked == ELSEWHERE) {
                unpacked = longAt(extra, at);
                at += 8;
            }
            if (packed == ELSEWHERE) {
                packed = longAt(extra, at);
            }
        }
        return new ZipEntry(name, method == DEFLATED, crc, packed, unpacked, (flags & DESCRIBED_AFTER) != 0, isLong);
    }

    private static void requireKnown(int flags, int method, byte[] name) throws RefusedPackage {
        boolean isStoredWithoutEnd = method == STORED && (flags & DESCRIBED_AFTER) != 0;
        if ((flags & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED) || isStoredWithoutEnd) {
            throw RefusedPackage.of(
                    Refusal.UNSUPPORTED,
                    "package",
                    "method " + method + ", flags 0x" + Integer.toHexString(flags) + " of zip");
        }
        if ((flags & UTF_8) == 0) {
            for (byte letter : name) {
                if (letter < 0) {
                    throw new RefusedPackage(
                            Refusal.NAME,
                            "name",
                            "must be ASCII, or said to be UTF-8",
                            new String(name, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    /** Where the sizes of 8 bytes begin in the extra fields; -1: there are none. */
    private static int longSizes(byte[] extra) {
        int at = 0;
        while (at + 4 <= extra.length) {
            int kind = shortAt(extra, at);
            if (kind == LONG_SIZES) {
                return at + 4;
            }
            at += 4 + shortAt(extra, at + 2);
        }
        return -1;
    }

    private static int shortAt(byte[] extra, int at) {
        return (extra[at] & 0xFF) | ((extra[at + 1] & 0xFF) << 8);
    }

    private static long longAt(byte[] extra, int at) throws RefusedPackage {
        if (at + 8 > extra.length) {
            throw RefusedPackage.malformed("a size of zip that is missing");
        }
        long size = 0;
        for (int i = 7; i >= 0; i--) {
            size = (size << 8) | (extra[at + i] & 0xFF);
        }
        if (size < 0) {
            throw RefusedPackage.malformed("a size of zip beyond all sizes");
        }
        return size;
    }
}
