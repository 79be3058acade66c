package io.option150.registry.gateway;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;

/**
 * Tells an owner from whom a call comes: {@code Via} (RFC 9110, section 7.6.3), {@code Forwarded} (RFC 7239) and
 * {@code X-Forwarded-For}, {@code -Proto}. What the client says of itself there is not believed and goes no further: an owner
 * may write into its records what it reads. Behind a balancer {@code quarkus.http.proxy.…} says whose word counts.
 */
final class Trail {

    private static final String VIA = "Via";

    /** Our name in it. */
    private static final String SELF = "option150-gateway";

    private static final String FORWARDED = "Forwarded";
    private static final String CLAIMS = "x-forwarded-";
    private static final List<String> OTHER_CLAIMS = List.of(FORWARDED, "X-Real-IP");

    private Trail() {}

    /**
     * Writes it into the headers that go to the owner.
     *
     * @throws ProblemException 508 when the call has been here before: addresses of owners lead back to us
     */
    static void write(HttpServerRequest call, MultiMap headers) {
        var passed = String.join(", ", headers.getAll(VIA));
        if (passed.contains(SELF)) {
            throw Problem.of(
                            508,
                            "loop",
                            "Loop detected",
                            "The call has been passed on by this gateway already (Via: " + passed
                                    + "): the address of a service leads back to it.")
                    .exception();
        }
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(CLAIMS))
                .toList()
                .forEach(headers::remove);
        OTHER_CLAIMS.forEach(headers::remove);
        headers.set(VIA, (passed.isEmpty() ? "" : passed + ", ") + version(call) + " " + SELF);
        var scheme = "https".equals(call.scheme()) ? "https" : "http";
        headers.set("X-Forwarded-Proto", scheme);
        var peer = call.remoteAddress() == null ? null : call.remoteAddress().hostAddress();
        if (peer != null) {
            headers.set("X-Forwarded-For", peer);
            headers.set(FORWARDED, "for=" + (peer.contains(":") ? "\"[" + peer + "]\"" : peer) + ";proto=" + scheme);
        }
    }

    private static String version(HttpServerRequest call) {
        return switch (call.version()) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2.0";
        };
    }
}
