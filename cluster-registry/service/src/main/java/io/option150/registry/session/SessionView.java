package io.option150.registry.session;

import java.util.List;

/**
 * Who calls.
 *
 * @param name what the tokens file or the OpenID Connect provider calls them
 * @param roles all that they have: one that holds others comes with these
 * @param version of this service
 */
public record SessionView(String name, List<String> roles, String version) {

    public SessionView {
        roles = List.copyOf(roles);
    }
}
