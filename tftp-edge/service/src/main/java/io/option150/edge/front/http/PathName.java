package io.option150.edge.front.http;

import io.option150.files.contract.PercentEncoding;
import java.util.Optional;

/** A file's name out of the path of a URI. */
final class PathName {

    private PathName() {}

    /** The name, still to be normalised; empty when the percent-encoding is broken or does not give UTF-8. */
    static Optional<String> decode(String path) {
        return PercentEncoding.decode(path);
    }
}
