package io.option150.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Tells a caller who asked first ({@code Expect: 100-continue}, RFC 9110, section 10.1.1) to send the body, once it is known
 * that the call may be made. Raw routes do so themselves.
 */
final class Continuation {

    private final CurrentVertxRequest current;

    Continuation(CurrentVertxRequest current) {
        this.current = current;
    }

    @ServerRequestFilter
    void goOn() {
        var request = current.getCurrent().request();
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect")) && !request.isEnded()) {
            request.response().writeContinue();
        }
    }
}
