package io.option150.files.unpack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code load<number>.txt} of firmware packages: lines of a model's number, its load, its protocol and a comment. */
final class DefaultLoads {

    /** Most bytes read of one. */
    static final int MOST_BYTES = 16 * 1024;

    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("load\\d{0,6}\\.txt");
    private static final Pattern LINE = Pattern.compile(
            "\"?(\\d{1,6})\"?[\\s,;|]+\"?([A-Za-z0-9][A-Za-z0-9._-]{1,79})\"?[\\s,;|]+\"?(\\d{1,3})\"?(?:[\\s,;|].*)?");

    private DefaultLoads() {}

    /** Whether a file of this name, without its folders, is one. */
    static boolean isFor(String file) {
        return NAME.matcher(file.toLowerCase(Locale.ROOT)).matches();
    }

    static List<DefaultLoad> in(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .map(DefaultLoads::of)
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private static Optional<DefaultLoad> of(String line) {
        var found = LINE.matcher(line);
        return found.matches()
                ? Optional.of(DefaultLoad.of(
                        Integer.parseInt(found.group(1)), found.group(2), Integer.parseInt(found.group(3))))
                : Optional.empty();
    }
}
