package io.option150.files.contract;

import java.util.regex.Pattern;

/** Where the file store has files and contents; all to follow its base URL. */
public final class FileUrls {

    /** All files, one page at a time. */
    public static final String LIST = "/api/v1/files";

    /** A file; its path follows, percent-encoded. */
    public static final String FILE = LIST + "/";

    /** {@code GET}: a content; its SHA-256 follows, 64 hexadecimal digits. */
    public static final String CONTENT = "/api/v1/contents/";

    /**
     * What follows {@link #FILE} and means the versions of a file, or, with a second group, that version of it to be restored or
     * compared, as the third group says. A file that is itself called so is meant by {@code ?literal=true}.
     */
    public static final Pattern HISTORY = Pattern.compile("(.*)/versions(?:/([^/]+)/(restore|diff))?", Pattern.DOTALL);

    private FileUrls() {}

    /** Path and query that mean the file of this name. */
    public static String file(String name) {
        var encoded = PercentEncoding.encode(name);
        return FILE + encoded + (isMisread(encoded) ? "?literal=true" : "");
    }

    /** Path and query that mean the file of this name, else one whose name differs in case or Unicode form only (RES-1). */
    public static String fileIgnoringCase(String name) {
        var encoded = PercentEncoding.encode(name);
        return FILE + encoded + "?ignore-case=true" + (isMisread(encoded) ? "&literal=true" : "");
    }

    private static boolean isMisread(String encoded) {
        return HISTORY.matcher(encoded).matches();
    }
}
