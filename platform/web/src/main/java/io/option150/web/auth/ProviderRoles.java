package io.option150.web.auth;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives who comes with an OIDC provider's token the roles that theirs stand for, and no other: a realm's own
 * {@code admin} is not ours.
 */
@Singleton
class ProviderRoles implements SecurityIdentityAugmentor {

    private final Map<String, String> ours;

    ProviderRoles(AuthSettings settings) {
        var oidc = settings.oidc();
        this.ours = Map.of(Roles.VIEWER, oidc.viewer(), Roles.OPERATOR, oidc.operator(), Roles.ADMIN, oidc.admin());
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(isOurs(identity) ? identity : withOurRoles(identity));
    }

    private static boolean isOurs(SecurityIdentity identity) {
        return identity.isAnonymous() || identity.getAttribute(Caller.class.getName()) != null;
    }

    private SecurityIdentity withOurRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(roles(identity.getRoles()))
                .build();
    }

    private Set<String> roles(Set<String> theirs) {
        return ours.entrySet().stream()
                .filter(role -> theirs.contains(role.getValue()))
                .flatMap(role -> Roles.heldBy(role.getKey()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
