package io.option150.web;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Checks the query of each call of a resource before its parameters are read. */
public final class QueryCheck {

    private final Map<Method, QueryParameters> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo called, UriInfo url) {
        var given = url.getQueryParameters();
        if (!given.isEmpty()) {
            known.computeIfAbsent(called.getResourceMethod(), QueryParameters::of)
                    .check(given.keySet(), given::get);
        }
    }
}
