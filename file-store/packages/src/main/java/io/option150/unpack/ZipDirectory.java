package io.option150.unpack;

import java.util.HashMap;
import java.util.Map;

/**
 * The directory at the end of a zip, held against what stood before it. Programs read the one or the other: where they differ, one
 * package is two. It alone tells links.
 */
final class ZipDirectory {

    static final int HEADER = 46;

    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final long ELSEWHERE = 0xFFFFFFFFL;

    private final Map<Long, Found> entries = new HashMap<>();

    /** An entry as it was read. */
    record Found(String name, long crc, long packed, long unpacked) {}

    void read(long offset, Found entry) {
        entries.put(offset, entry);
    }

    /** Length of the next header, names and notes among it. */
    static int length(Input input) {
        return HEADER + input.littleShort(28) + input.littleShort(30) + input.littleShort(32);
    }

    /** Reads a header; the input has all of it. */
    void check(Input input) throws RefusedPackage {
        int madeBy = input.peek(5);
        long crc = input.littleInt(16);
        long packed = input.littleInt(20);
        long unpacked = input.littleInt(24);
        int nameLength = input.littleShort(28);
        int rest = input.littleShort(30) + input.littleShort(32);
        int mode = (int) (input.littleInt(38) >>> 16);
        long offset = input.littleInt(42);
        input.skip(HEADER);
        var name = Names.checked(input.take(nameLength));
        input.skip(rest);
        int type = mode & TYPE;
        if (madeBy == UNIX && type != 0 && type != FILE && type != FOLDER) {
            throw RefusedPackage.of(Refusal.LINK, "name", name);
        }
        var found = entries.remove(offset);
        boolean isSame = found != null
                && found.name().equals(name)
                && found.crc() == crc
                && (packed == ELSEWHERE || found.packed() == packed)
                && (unpacked == ELSEWHERE || found.unpacked() == unpacked);
        if (!isSame) {
            throw RefusedPackage.malformed("a directory of zip that has " + name + " otherwise than the zip itself");
        }
    }

    void requireAll() throws RefusedPackage {
        if (!entries.isEmpty()) {
            throw RefusedPackage.malformed("a directory of zip without "
                    + entries.values().iterator().next().name());
        }
    }
}
