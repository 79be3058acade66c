package io.option150.registry.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param name what the tokens file or the OpenID Connect provider calls them
 * @param roles all that they have: one that holds others comes with these
 * @param version of this service
 * @param grafana where Grafana has the dashboards of the suite; left out where that is not set
 */
public record SessionView(
        String name,
        List<String> roles,
        String version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String grafana) {

    public SessionView {
        roles = List.copyOf(roles);
    }
}
