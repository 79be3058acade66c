package io.option150.edge.name;

import io.option150.files.contract.FileNames;

/**
 * A file's name, normalised (RES-1). It is a key for look-ups in indexes and is never joined to a folder.
 *
 * @param value without leading {@code /} and {@code ./}, with {@code /} between segments; 1 to 255 bytes of UTF-8
 *     without control characters and without {@code ..} segments
 */
public record FileName(String value) {

    /** Refuses what is not normalised, so that no other way leads around {@link #parse}. */
    public FileName {
        if (!value.equals(FileNames.normalised(value))) {
            throw new RefusedNameException("must be normalised", value);
        }
        var broken = FileNames.brokenRule(value);
        if (broken != null) {
            throw new RefusedNameException(broken, value);
        }
    }

    /**
     * Normalises a name as it was asked for.
     *
     * @throws RefusedNameException naming the rule that the name breaks
     */
    public static FileName parse(String asked) {
        return new FileName(FileNames.normalised(asked));
    }

    /** The name without regard to case and to the Unicode form of its letters. */
    public String folded() {
        return fold(value);
    }

    /** The same of any text. */
    public static String fold(String text) {
        return FileNames.folded(text);
    }

    /** Whether the name lies in no folder. */
    public boolean isRoot() {
        return value.indexOf('/') < 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
