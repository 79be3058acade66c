package io.option150.web;

import io.option150.web.http.Accept;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a call of a resource whose answer has no type that the client takes, before the framework does, which does not say
 * what types there are, or answers with another one where several methods share a path.
 */
public final class AcceptCheck {

    private final ResourceCalls calls;

    AcceptCheck(ResourceCalls calls) {
        this.calls = calls;
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        var accepted = request.getHeaders().get(HttpHeaders.ACCEPT);
        if (accepted != null) {
            var types = calls.at(request.getUriInfo().getPath()).get(request.getMethod());
            if (types != null) {
                Accept.require(accepted, types);
            }
        }
    }
}
