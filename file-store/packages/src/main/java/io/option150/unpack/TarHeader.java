package io.option150.unpack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A header of tar (POSIX ustar, and as GNU and old ones write it).
 *
 * @param name as bytes, the prefix before it
 * @param size in bytes of what follows
 * @param type of entry
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TarHeader(byte[] name, long size, char type) {

    static final int BLOCK = 512;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final byte[] POSIX = {'u', 's', 't', 'a', 'r', 0};

    static TarHeader of(byte[] block) throws RefusedPackage {
        if (!isHeader(block)) {
            throw RefusedPackage.of(Refusal.CHECKSUM, "package", "a header of tar with another one");
        }
        return new TarHeader(name(block), number(block, SIZE_AT, SIZE_LENGTH), (char) (block[TYPE_AT] & 0xFF));
    }

    /** Whether its checksum holds; some old ones added signed bytes. */
    static boolean isHeader(byte[] block) {
        long unsigned = 0;
        long signed = 0;
        for (int at = 0; at < BLOCK; at++) {
            boolean isChecksum = at >= CHECKSUM_AT && at < CHECKSUM_AT + CHECKSUM_LENGTH;
            signed += isChecksum ? ' ' : block[at];
            unsigned += isChecksum ? ' ' : block[at] & 0xFF;
        }
        try {
            long told = number(block, CHECKSUM_AT, CHECKSUM_LENGTH);
            return told == unsigned || told == signed;
        } catch (RefusedPackage noNumber) {
            return false;
        }
    }

    private static byte[] name(byte[] block) {
        var name = text(block, 0, NAME_LENGTH);
        boolean isPosix = Arrays.equals(block, MAGIC_AT, MAGIC_AT + POSIX.length, POSIX, 0, POSIX.length);
        var prefix = isPosix ? text(block, PREFIX_AT, PREFIX_LENGTH) : new byte[0];
        if (prefix.length == 0) {
            return name;
        }
        var whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        whole[prefix.length] = '/';
        System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
        return whole;
    }

    static byte[] text(byte[] bytes, int from, int most) {
        int end = from;
        while (end < from + most && bytes[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(bytes, from, end);
    }

    /** Octal digits, or with the high bit set a binary number, which GNU writes where the digits do not suffice. */
    private static long number(byte[] block, int at, int length) throws RefusedPackage {
        if ((block[at] & 0x80) != 0) {
            long number = block[at] & 0x7F;
            for (int i = at + 1; i < at + length; i++) {
                if (number >> 54 != 0) {
                    throw RefusedPackage.malformed("a number of tar beyond all sizes");
                }
                number = (number << 8) | (block[i] & 0xFF);
            }
            return number;
        }
        var digits = new String(text(block, at, length), StandardCharsets.ISO_8859_1).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw RefusedPackage.malformed("a number of tar that is " + (digits.isEmpty() ? "missing" : digits));
        }
        return Long.parseLong(digits, 8);
    }
}
