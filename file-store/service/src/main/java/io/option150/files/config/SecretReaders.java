package io.option150.files.config;

import io.option150.web.Problem;
import io.option150.web.auth.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Who may see secrets: {@code ?secrets=true} needs more than the call without it. */
@Singleton
class SecretReaders {

    private final SecurityIdentity caller;

    SecretReaders(SecurityIdentity caller) {
        this.caller = caller;
    }

    /**
     * Lets an admin pass, and whoever asks for none.
     *
     * @throws io.option150.web.ProblemException 403
     */
    boolean require(boolean isAsked) {
        if (isAsked && !caller.hasRole(Roles.ADMIN)) {
            throw Problem.forbidden("?secrets=true needs the role admin, which "
                            + caller.getPrincipal().getName() + " does not have.")
                    .exception();
        }
        return isAsked;
    }
}
