package io.option150.edge.upstream;

import io.option150.edge.http.ContentRange;
import io.option150.edge.http.Validators;
import io.option150.tftp.net.Content;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP answer tells before its body.
 *
 * @param status HTTP status
 * @param length bytes of the body, or {@link Content#UNKNOWN}
 * @param sound whether the end of the body can be told from a broken connection, and its bytes are the file's own
 * @param validators of the file
 * @param rangeStart first byte of a partial answer (206), or -1
 * @param rangeTotal length of the whole file as a partial answer tells it, or {@link Content#UNKNOWN}
 */
public record HttpHead(
        int status, long length, boolean sound, Validators validators, long rangeStart, long rangeTotal) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    static HttpHead of(HttpClientResponse response) {
        MultiMap headers = response.headers();
        long length = number(headers.get(HttpHeaders.CONTENT_LENGTH));
        boolean chunked = headers.contains(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED, true);
        boolean plain = !headers.contains(HttpHeaders.CONTENT_ENCODING)
                || headers.contains(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY, true);
        Validators validators = new Validators(headers.get(HttpHeaders.ETAG), headers.get(HttpHeaders.LAST_MODIFIED));
        Optional<ContentRange> range = response.statusCode() == 206
                ? ContentRange.parse(headers.get(HttpHeaders.CONTENT_RANGE))
                : Optional.empty();
        return new HttpHead(
                response.statusCode(),
                length,
                plain && (chunked || length >= 0),
                validators,
                range.map(part -> part.part().from()).orElse(-1L),
                range.map(ContentRange::total).orElse(Content.UNKNOWN));
    }

    private static long number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Long.parseLong(text) : Content.UNKNOWN;
    }
}
