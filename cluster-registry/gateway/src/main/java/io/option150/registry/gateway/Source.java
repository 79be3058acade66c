package io.option150.registry.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import java.util.function.Supplier;

/**
 * One of several that are asked the same.
 *
 * @param name in the answer: of an edge its id, else of the service
 * @param service whose call it is, as metrics tell
 * @param uri path and query as it gets them
 * @param way to it
 */
record Source(String name, String service, String uri, Supplier<Future<HttpClientRequest>> way) {

    Future<HttpClientRequest> connect() {
        return way.get();
    }
}
