package io.option150.web.auth;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Makes the identity of a caller: its name, and all roles that its role holds. */
@Singleton
class CallerIdentities implements IdentityProvider<CallerRequest> {

    @Override
    public Class<CallerRequest> getRequestType() {
        return CallerRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CallerRequest request, AuthenticationRequestContext context) {
        var caller = request.caller();
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.name()))
                        .addRoles(Roles.heldBy(caller.role()))
                        .addAttribute(Caller.class.getName(), caller)
                        .build());
    }
}
