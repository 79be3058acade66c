package io.option150.registry.gateway;

import io.option150.web.ProblemException;
import io.option150.web.Violation;
import io.vertx.core.MultiMap;
import java.util.List;

/** Headers that are meant for one hop alone: what they say of a call must be clear, and goes no further. */
final class HopByHop {

    private static final String CONNECTION = "Connection";

    private static final List<String> KNOWN = List.of(
            CONNECTION,
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "HTTP2-Settings");

    private HopByHop() {}

    /**
     * Checks how a call's body is framed. The server reads a coding that it does not know as if there were no body, and would take
     * what follows for the next call (RFC 9112, section 6.3); {@code Content-Length} beside a coding it refuses itself.
     *
     * @throws ProblemException 400 for every coding but {@code chunked}
     */
    static void checkFraming(MultiMap headers) {
        var coding = String.join(", ", headers.getAll("Transfer-Encoding"));
        if (!coding.isEmpty() && !coding.equalsIgnoreCase("chunked")) {
            throw new Violation("Transfer-Encoding", "must be chunked", coding).exception();
        }
    }

    /** Takes them out (RFC 9110, section 7.6.1), those that the header Connection names among them. */
    static void remove(MultiMap headers) {
        for (var line : headers.getAll(CONNECTION)) {
            for (var named : line.split(",", -1)) {
                headers.remove(named.strip());
            }
        }
        KNOWN.forEach(headers::remove);
    }
}
