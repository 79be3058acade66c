package io.option150.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.cli.failure.Failure;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of a call.
 *
 * @param text percent-encoded
 */
public record ApiPath(String text) {

    private static final String API = "/api/v1/";

    /** {@code /api/v1/} and these segments, each encoded. */
    public static ApiPath of(String... segments) {
        return new ApiPath(API + Arrays.stream(segments).map(ApiPath::segment).collect(Collectors.joining("/")));
    }

    /** A path of a file below these segments: its own slashes stay. */
    public ApiPath below(String path) {
        return new ApiPath(text + "/"
                + Arrays.stream(path.split("/", -1)).map(ApiPath::segment).collect(Collectors.joining("/")));
    }

    /** The same with a further parameter, unless the value is null. */
    public ApiPath with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new ApiPath(text + (text.indexOf('?') < 0 ? '?' : '&') + name + '=' + encoded(value.toString()));
    }

    /** @throws Failure for a word that would make another path of it: an empty variable must not stand for all there is */
    private static String segment(String text) {
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw Failure.wrongUse("'" + text + "' is no name");
        }
        return encoded(text);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
