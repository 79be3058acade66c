package io.option150.web;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Keeps the idle timer from cutting calls of resources that are still worked on. */
public final class WorkGoesOn {

    @ServerRequestFilter
    void begin(HttpServerRequest call) {
        BusyConnection.enter(call);
    }
}
