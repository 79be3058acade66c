package io.option150.registry.push;

import io.option150.registry.contract.RegistryPaths;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses methods that the resources of this room do not have. Their paths begin as those of other resources do: for such the
 * framework says that there is nothing at all.
 */
public final class PushMethods {

    private static final String OPTIONS = "OPTIONS";

    private static final Map<Pattern, Set<String>> METHODS = Map.of(
            Pattern.compile(RegistryPaths.CLUSTERS + "/[^/]+/push"), Set.of("GET", "HEAD", "PUT", "DELETE", OPTIONS),
            Pattern.compile(RegistryPaths.PHONES + "/[^/]+/push"), Set.of("GET", "HEAD", "POST", OPTIONS));

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        METHODS.forEach((pattern, methods) -> {
            if (pattern.matcher(path).matches() && !methods.contains(request.getMethod())) {
                throw new NotAllowedException(OPTIONS, methods.toArray(String[]::new));
            }
        });
    }
}
