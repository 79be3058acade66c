package io.option150.edge.upstream.peer;

import io.option150.files.contract.PercentEncoding;

/** A file's name as the path of a URI (RFC 3986). */
final class UriPath {

    private UriPath() {}

    /** The path of this name, percent-encoded, with a leading slash. */
    static String of(String name) {
        return "/" + PercentEncoding.encode(name);
    }
}
