package io.option150.trust;

import io.vertx.core.http.HttpServerRequest;

/** Who makes a call, as records of what was done name it. */
public final class Caller {

    private Caller() {}

    /**
     * Names who changes something.
     *
     * @param call of a write; the gate lets only the admin's token change anything
     * @return such as {@code admin from 192.0.2.1}
     */
    public static String of(HttpServerRequest call) {
        return "admin from " + call.remoteAddress().hostAddress();
    }
}
