package io.option150.edge.upstream.own;

/** Where a copy of this service has the own files that it holds; all to follow its base URL. */
public final class CopyUrls {

    /** The files, the hottest first. */
    public static final String LIST = "/api/v1/copies";

    /** The bytes of one; their SHA-256 follows, 64 hexadecimal digits. */
    public static final String CONTENT = LIST + "/";

    /** What one keeps on disk; the name of its file follows, 64 hexadecimal digits. */
    public static final String KEPT = LIST + "/kept/";

    private CopyUrls() {}
}
