package io.option150.web.auth;

/**
 * A path that answers without a token. A service adds one as a bean: the static files of a web page, nothing of an API.
 *
 * @param path as requests have it, from the root, without a slash at its end
 * @param tree whether all below it is open, too
 */
public record OpenPath(String path, boolean tree) {

    public OpenPath {
        if (!path.startsWith("/") || path.startsWith("/api")) {
            throw new IllegalArgumentException("must be a path outside the API: " + path);
        }
    }

    /** This path alone. */
    public static OpenPath file(String path) {
        return new OpenPath(path, false);
    }

    /** This path and all below it. */
    public static OpenPath tree(String path) {
        return new OpenPath(path, true);
    }

    boolean holds(String asked) {
        return asked.startsWith(path)
                && (asked.length() == path.length() || (tree && asked.charAt(path.length()) == '/'));
    }
}
