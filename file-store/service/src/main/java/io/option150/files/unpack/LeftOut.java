package io.option150.files.unpack;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a package that is no file of phones.
 *
 * @param why in words
 */
record LeftOut(String name, String why) {

    private static final Pattern SCRIPT = Pattern.compile("cop(start|stop)[^/]*\\.(sh|py)");
    private static final Pattern PACKAGE = Pattern.compile(".*\\.(zip|tar|gz|tgz|rpm|cop|cop\\.sgn|cop\\.sha512)");

    /** Why a file is left out; empty where it is taken. */
    static Optional<String> why(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var file = lower.substring(lower.lastIndexOf('/') + 1);
        if (SCRIPT.matcher(file).matches()) {
            return Optional.of("a script by which Unified CM installs the package");
        }
        if (DefaultLoads.isFor(file)) {
            return Optional.of("names default loads; they are told, and set in XMLDefault.cnf.xml or a profile");
        }
        if (lower.startsWith("__macosx/") || file.equals(".ds_store") || file.startsWith("._")) {
            return Optional.of("a note of macOS");
        }
        if (PACKAGE.matcher(file).matches()) {
            return Optional.of("a package itself; unpack it on its own");
        }
        return Optional.empty();
    }
}
