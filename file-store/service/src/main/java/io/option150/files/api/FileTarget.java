package io.option150.files.api;

import io.option150.files.contract.FileUrls;
import io.option150.files.contract.PercentEncoding;
import io.option150.files.path.FilePath;
import io.option150.web.Violation;
import java.util.regex.Pattern;

/**
 * What a URL below {@code /api/v1/files/} means. {@code …/versions}, {@code …/versions/{n}/restore} and {@code …/versions/{n}/diff} mean a file's
 * history; a file that is itself called so is meant by adding {@code ?literal=true}. The URL is split first and decoded
 * then, once.
 */
sealed interface FileTarget {

    /** The file itself. */
    record Bytes(FilePath path) implements FileTarget {}

    /** The versions kept of a file. */
    record History(FilePath path) implements FileTarget {}

    /** An older version that is to be the newest again. */
    record Restoration(FilePath path, long version) implements FileTarget {}

    /** What is different between an older version and another one. */
    record Comparison(FilePath path, long version) implements FileTarget {}

    Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /**
     * Reads the rest of a URL's path, as it came, after {@link FileUrls#FILE}.
     *
     * @param literal whether all of it is a file's path, whatever it ends in
     * @throws io.option150.web.ProblemException naming field, rule and value, when it means no file
     */
    static FileTarget parse(String encoded, boolean literal) {
        var history = FileUrls.HISTORY.matcher(encoded);
        if (literal || !history.matches()) {
            return new Bytes(path(encoded));
        }
        var path = path(history.group(1));
        var version = history.group(2);
        if (version == null) {
            return new History(path);
        }
        return history.group(3).equals("diff")
                ? new Comparison(path, version(version))
                : new Restoration(path, version(version));
    }

    private static FilePath path(String encoded) {
        return new FilePath(PercentEncoding.decode(encoded)
                .orElseThrow(() -> new Violation("path", "must be percent-encoded UTF-8", encoded).exception()));
    }

    private static long version(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Violation("version", "must be a number from 1", text).exception();
        }
        return Long.parseLong(text);
    }
}
