package io.option150.web.auth;

import io.vertx.core.http.HttpMethod;

/**
 * A path whose POST asks and changes nothing: what is asked about is too long for an address. Whoever may read may ask. A service
 * adds one as a bean, a gateway that of the service behind it as well.
 *
 * @param path as requests have it, from the root; nothing below it
 */
public record AskingPath(String path) {

    public AskingPath {
        if (!path.startsWith("/api/")) {
            throw new IllegalArgumentException("must be a path of the API: " + path);
        }
    }

    boolean is(HttpMethod method, String asked) {
        return HttpMethod.POST.equals(method) && path.equals(asked);
    }
}
