package io.option150.web.auth;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call, as records of what was done name it.
 *
 * @param who the name of the caller's token, or {@code oidc:} and the subject of the provider's
 * @param role the highest that the caller has
 * @param address the caller's; of a call that was passed on, what is told of its origin, {@code via} who passed it on: as
 *     true as that one is
 * @param call method and path
 */
public record Author(String who, String role, String address, String call) {

    /** The service by itself; no token has this name. */
    static final String SELF = "option150";

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final String KEY = Author.class.getName();
    private static final List<String> BY_RANK = List.of(Roles.ADMIN, Roles.OPERATOR, Roles.SERVICE, Roles.VIEWER);
    /** Longer ones are cut: what is kept for ever is bounded. */
    private static final int MOST = 300;

    /** Who makes the call that is being answered; empty: nobody, the service works by itself. */
    public static Optional<Author> current() {
        Context context = Vertx.currentContext();
        return Optional.ofNullable(context == null ? null : context.getLocal(KEY));
    }

    /** {@code who from address}, for a reader. */
    @Override
    public String toString() {
        return who + " from " + address;
    }

    /** Has all that is done for this call, on its context, know who makes it. */
    static void remember(@Nullable Context context, RoutingContext call, SecurityIdentity caller) {
        // Any other context is shared with work that is not for this call.
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(KEY, of(call, caller));
        }
    }

    private static Author of(RoutingContext call, SecurityIdentity caller) {
        var request = call.request();
        return new Author(
                cut(name(caller)),
                BY_RANK.stream().filter(caller::hasRole).findFirst().orElse(""),
                address(request),
                cut(request.method() + " " + request.path()));
    }

    private static @Nullable String name(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? "oidc:" + token.getSubject()
                : caller.getPrincipal().getName();
    }

    private static String address(HttpServerRequest request) {
        var remote = request.remoteAddress();
        var peer = cut(remote == null ? "" : remote.hostAddress());
        var origin = request.getHeader("X-Forwarded-For");
        return origin == null || origin.equals(peer) || !ADDRESS.matcher(origin).matches()
                ? peer
                : origin + " via " + peer;
    }

    private static String cut(@Nullable String text) {
        var known = text == null ? "" : text;
        return known.length() > MOST ? known.substring(0, MOST) : known;
    }
}
