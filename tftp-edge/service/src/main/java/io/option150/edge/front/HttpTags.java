package io.option150.edge.front;

import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Origin;
import io.option150.web.EntityTags;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Entity tags towards HTTP clients (RFC 9110, section 8.8.3). */
final class HttpTags {

    private HttpTags() {}

    /**
     * The tag of an answer. A remote cluster's tag bears the cluster's id: two clusters may use the same tag for
     * different bytes, and a phone that moved must not be told that nothing changed. Without a tag of the source it is
     * the digest, once all bytes are there.
     */
    static Optional<String> of(Answer.Found found) {
        Origin origin = found.origin();
        String etag = origin.validators().etag();
        if (etag == null) {
            String digest = found.content().sha256();
            return digest.isEmpty() ? Optional.empty() : Optional.of('"' + digest + '"');
        }
        if (origin.clusterId().isEmpty()) {
            return Optional.of(etag);
        }
        int quote = etag.indexOf('"') + 1;
        return Optional.of(etag.substring(0, quote) + origin.clusterId() + ":" + etag.substring(quote));
    }

    /** Whether the client has this version already. */
    static boolean held(HttpServerRequest request, Optional<String> tag) {
        String held = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return held != null && tag.isPresent() && EntityTags.isHeld(held, tag.get());
    }

    /** Whether a range may be served: without {@code If-Range}, or with the strong tag of this version. */
    static boolean rangeAllowed(HttpServerRequest request, Optional<String> tag) {
        String wanted = request.getHeader("If-Range");
        return wanted == null
                || (!wanted.startsWith("W/") && tag.map(wanted::equals).orElse(false));
    }
}
