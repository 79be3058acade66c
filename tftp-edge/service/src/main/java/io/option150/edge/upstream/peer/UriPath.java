package io.option150.edge.upstream.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A file's name as the path of a URI (RFC 3986). */
final class UriPath {

    private UriPath() {}

    /** The path of this name, percent-encoded, with a leading slash. */
    static String of(String name) {
        return Arrays.stream(name.split("/", -1))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/", ""));
    }
}
