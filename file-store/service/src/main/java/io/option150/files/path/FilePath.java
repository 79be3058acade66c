package io.option150.files.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.files.contract.FileForm;
import io.option150.web.Violation;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file's normalised name (RES-1): a key looked up in an index, never joined to a folder. Two paths that differ only in
 * case are two files.
 *
 * @param value at most 255 bytes of UTF-8; segments parted by {@code /}, none of them empty, {@code .} or {@code ..}
 */
public record FilePath(String value) {

    public static final int MAX_BYTES = 255;

    private static final String FIELD = "path";
    private static final Pattern LEADING = Pattern.compile("^(?:\\.?/)+");

    /**
     * Normalises a name as a client wrote it: {@code \} is {@code /}, leading {@code /} and {@code ./} fall away.
     *
     * @throws io.option150.web.ProblemException naming field, rule and value, when what is left is no path
     */
    public FilePath {
        var given = value;
        value = stripped(value);
        require(!value.isEmpty(), "must not be empty", given);
        require(value.chars().noneMatch(Character::isISOControl), "must not have control characters", given);
        require(bytes(value) <= MAX_BYTES, "must be at most " + MAX_BYTES + " bytes of UTF-8", given);
        for (var segment : value.split("/", -1)) {
            require(!segment.equals(".."), "must not have a '..' segment", given);
            require(!segment.equals("."), "must not have a '.' segment but at its start", given);
            require(!segment.isEmpty(), "must not have an empty segment nor end in '/'", given);
        }
    }

    /**
     * Normalises the start of paths that a list is asked for; it may be empty and end anywhere.
     *
     * @throws io.option150.web.ProblemException naming field, rule and value
     */
    public static String prefix(String given) {
        var prefix = stripped(given);
        if (prefix.chars().anyMatch(Character::isISOControl)) {
            throw new Violation("prefix", "must not have control characters", given).exception();
        }
        return prefix;
    }

    /** The path without regard to case and to the Unicode form of its letters: macOS writes {@code ö} as two characters. */
    public String folded() {
        return Normalizer.normalize(value.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** What the name's ending says of the bytes. */
    public FileForm form() {
        return FileForm.of(value);
    }

    /** The path as a URL has it, each segment percent-encoded. */
    public String encoded() {
        return PercentEncoding.encode(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String stripped(String given) {
        return LEADING.matcher(given.replace('\\', '/')).replaceFirst("");
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static void require(boolean holds, String rule, String given) {
        if (!holds) {
            throw new Violation(FIELD, rule, given).exception();
        }
    }
}
