package io.option150.files.api;

import io.option150.files.path.FilePath;
import io.option150.files.path.PercentEncoding;
import io.option150.web.Violation;
import java.util.regex.Pattern;

/**
 * What a URL below {@code /api/v1/files/} means. {@code …/versions} and {@code …/versions/{n}/restore} mean a file's
 * history; a file that is itself called so is meant by adding {@code ?literal=true}. The URL is split first and decoded
 * then, once.
 */
sealed interface FileTarget {

    /** All of them start so. */
    String PREFIX = "/api/v1/files/";

    /** The file itself. */
    record Bytes(FilePath path) implements FileTarget {}

    /** The versions kept of a file. */
    record History(FilePath path) implements FileTarget {}

    /** An older version that is to be the newest again. */
    record Restoration(FilePath path, long version) implements FileTarget {}

    /** The endings that mean a file's history. */
    final class Endings {

        private static final Pattern RESTORE = Pattern.compile("(.*)/versions/([^/]+)/restore", Pattern.DOTALL);
        private static final Pattern HISTORY = Pattern.compile("(.*)/versions", Pattern.DOTALL);
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

        private Endings() {}

        private static long version(String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw new Violation("version", "must be a number from 1", text).exception();
            }
            return Long.parseLong(text);
        }
    }

    /**
     * Reads the rest of a URL's path, as it came, after {@link #PREFIX}.
     *
     * @param literal whether all of it is a file's path, whatever it ends in
     * @throws io.option150.web.ProblemException naming field, rule and value, when it means no file
     */
    static FileTarget parse(String encoded, boolean literal) {
        if (literal) {
            return new Bytes(path(encoded));
        }
        var restore = Endings.RESTORE.matcher(encoded);
        if (restore.matches()) {
            return new Restoration(path(restore.group(1)), Endings.version(restore.group(2)));
        }
        var history = Endings.HISTORY.matcher(encoded);
        return history.matches() ? new History(path(history.group(1))) : new Bytes(path(encoded));
    }

    /** The URL, from its root, that means this file's bytes. */
    static String url(FilePath path) {
        var encoded = path.encoded();
        boolean misread = Endings.RESTORE.matcher(encoded).matches()
                || Endings.HISTORY.matcher(encoded).matches();
        return PREFIX + encoded + (misread ? "?literal=true" : "");
    }

    private static FilePath path(String encoded) {
        return new FilePath(PercentEncoding.decode(encoded));
    }
}
