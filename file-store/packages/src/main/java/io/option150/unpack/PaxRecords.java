package io.option150.unpack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What POSIX tar says of the next entry besides its header: lines of a length, a key and a value. */
final class PaxRecords {

    private static final int LONGEST_LENGTH = 6;

    private final Map<String, byte[]> values;

    private PaxRecords(Map<String, byte[]> values) {
        this.values = values;
    }

    static PaxRecords of(byte[] text) throws RefusedPackage {
        var values = new HashMap<String, byte[]>();
        int from = 0;
        while (from < text.length && text[from] != 0) {
            int blank = indexOf(text, ' ', from, Math.min(text.length, from + LONGEST_LENGTH + 1));
            int end = blank < 0 ? -1 : from + length(text, from, blank);
            int equals = blank < 0 || end > text.length ? -1 : indexOf(text, '=', blank, end);
            if (equals < 0 || text[end - 1] != '\n') {
                throw RefusedPackage.malformed("an extended header of tar that cannot be read");
            }
            values.put(
                    new String(text, blank + 1, equals - blank - 1, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(text, equals + 1, end - 1));
            from = end;
        }
        return new PaxRecords(values);
    }

    Optional<byte[]> path() {
        return Optional.ofNullable(values.get("path"));
    }

    OptionalLong size() throws RefusedPackage {
        var size = values.get("size");
        if (size == null) {
            return OptionalLong.empty();
        }
        var digits = new String(size, StandardCharsets.ISO_8859_1);
        if (!digits.matches("[0-9]{1,18}")) {
            throw RefusedPackage.malformed("a size of tar that is " + digits);
        }
        return OptionalLong.of(Long.parseLong(digits));
    }

    /** Whether it is of a file with holes, or of all that follow: neither is read here. */
    boolean isSparse() {
        return values.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"));
    }

    private static int length(byte[] text, int from, int blank) throws RefusedPackage {
        var digits = new String(text, from, blank - from, StandardCharsets.ISO_8859_1);
        if (!digits.matches("[0-9]{1,6}") || Integer.parseInt(digits) <= digits.length() + 1) {
            throw RefusedPackage.malformed("a length in an extended header of tar that is " + digits);
        }
        return Integer.parseInt(digits);
    }

    private static int indexOf(byte[] text, char wanted, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == wanted) {
                return at;
            }
        }
        return -1;
    }
}
