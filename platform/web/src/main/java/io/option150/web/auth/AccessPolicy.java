package io.option150.web.auth;

import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.network.Networks;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Stands before everything a service answers, whatever serves it. Oddly written paths are refused, {@link OpenPaths} are let
 * through; all else needs a caller that is known, reading and an {@link AskingPath} {@link Roles#VIEWER} and every other method at
 * least {@link Roles#OPERATOR}. What a call needs beyond that it says itself: {@code @RolesAllowed} on resources,
 * {@link RouteAccess} on raw routes.
 */
@Singleton
public class AccessPolicy implements HttpSecurityPolicy {

    private static final Logger LOG = Logger.getLogger(AccessPolicy.class);

    private final OpenPaths open;
    private final List<AskingPath> asking;
    private final WrongTokens wrong;
    private final Networks networks;

    AccessPolicy(OpenPaths open, @Any Instance<AskingPath> asking, WrongTokens wrong, AuthSettings settings) {
        this.open = open;
        this.wrong = wrong;
        this.networks = Networks.of("option150.auth.networks", settings.networks());
        this.asking = asking.stream().toList();
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext call, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        var request = call.request();
        var path = request.path() == null ? "" : request.path();
        var fault = PathSpelling.fault(path);
        if (fault != null) {
            return Uni.createFrom().failure(fault.exception());
        }
        if (open.isOpen(request.method(), path)) {
            return CheckResult.permit();
        }
        // Quarkus would answer failed authentication itself; ours is answered in one place, as a problem document.
        // A provider may answer on another one.
        var ofCall = Vertx.currentContext();
        BiConsumer<RoutingContext, Throwable> leftToUs = (_, _) -> {};
        call.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leftToUs);
        var isNear = isNear(call);
        return identity.onFailure()
                .transform(failure -> refused(call, isNear, failure))
                .map(caller -> {
                    if (!isNear && !caller.hasRole(Roles.SERVICE)) {
                        throw far();
                    }
                    if (caller.isAnonymous() && call.request().getHeader("Authorization") != null) {
                        throw wrong.refusal(call);
                    }
                    require(
                            call,
                            caller,
                            isReading(call) || isAsking(request.method(), path) ? Roles.VIEWER : Roles.OPERATOR);
                    Author.remember(ofCall, call, caller);
                    return CheckResult.PERMIT;
                });
    }

    private Throwable refused(RoutingContext call, boolean isNear, Throwable failure) {
        if (!(failure instanceof SecurityException)) {
            return notFoundOut(failure);
        }
        return isNear ? wrong.refusal(call) : far();
    }

    private boolean isNear(RoutingContext call) {
        if (networks.areAll()) {
            return true;
        }
        var remote = call.request().remoteAddress();
        return networks.hold(remote == null ? null : remote.hostAddress());
    }

    /** Whether the token is right is not said. */
    private static ProblemException far() {
        return Problem.of(
                        403,
                        "network",
                        "Not from this network",
                        "Calls from this network are not taken: it is not in option150.auth.networks of this service.")
                .exception();
    }

    private static ProblemException notFoundOut(Throwable failure) {
        LOG.warnf("The OpenID Connect provider cannot be asked: %s", failure.getMessage());
        return Problem.unavailable(
                        "Who calls cannot be found out: the OpenID Connect provider cannot be asked; try again.")
                .exception();
    }

    private boolean isAsking(HttpMethod method, String path) {
        for (var candidate : asking) {
            if (candidate.is(method, path)) {
                return true;
            }
        }
        return false;
    }

    static boolean isReading(RoutingContext call) {
        var method = call.request().method();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    /**
     * Lets a caller pass who has this role.
     *
     * @throws io.option150.web.ProblemException 401 for nobody known, 403 for somebody else
     */
    static void require(RoutingContext call, SecurityIdentity caller, String role) {
        if (caller.isAnonymous()) {
            throw Problem.unauthorized(
                            call.request().getHeader("Authorization") == null
                                    ? "This call needs the header 'Authorization: Bearer <token>'."
                                    : "The token is not known here.")
                    .exception();
        }
        if (!caller.hasRole(role)) {
            throw Problem.forbidden(call.request().method() + " needs the role " + role + " here, which "
                            + caller.getPrincipal().getName() + " does not have.")
                    .exception();
        }
    }
}
