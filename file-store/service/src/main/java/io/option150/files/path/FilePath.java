package io.option150.files.path;

import io.option150.files.contract.FileNames;
import io.option150.web.Violation;

/**
 * A file's normalised name (RES-1): a key looked up in an index, never joined to a folder. Two paths that differ only in
 * case are two files.
 *
 * @param value at most 255 bytes of UTF-8; segments parted by {@code /}, none of them empty, {@code .} or {@code ..}
 */
public record FilePath(String value) {

    /**
     * Normalises a name as a client wrote it: {@code \} is {@code /}, leading {@code /} and {@code ./} fall away.
     *
     * @throws io.option150.web.ProblemException naming field, rule and value, when what is left is no path
     */
    public FilePath {
        var given = value;
        value = FileNames.normalised(value);
        var broken = FileNames.brokenRuleOfStored(value);
        if (broken != null) {
            throw new Violation("path", broken, given).exception();
        }
    }

    /**
     * Normalises the start of paths that a list is asked for; it may be empty and end anywhere.
     *
     * @throws io.option150.web.ProblemException naming field, rule and value
     */
    public static String prefix(String given) {
        var prefix = FileNames.normalised(given);
        if (FileNames.hasControlCharacters(prefix)) {
            throw new Violation("prefix", "must not have control characters", given).exception();
        }
        return prefix;
    }

    /** The path without regard to case and to the Unicode form of its letters. */
    public String folded() {
        return FileNames.folded(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
