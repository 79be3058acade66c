package io.option150.web.auth;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call, as records of what was done name it.
 *
 * @param who the name of the caller's token, or the subject of the provider's
 * @param role the highest that the caller has
 * @param address the caller's, as {@code quarkus.http.proxy.…} lets a proxy tell it
 * @param call method and path
 */
public record Author(String who, String role, String address, String call) {

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
    static void remember(RoutingContext call, SecurityIdentity caller) {
        Context context = Vertx.currentContext();
        // Any other context is shared with work that is not for this call.
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            context.putLocal(KEY, of(call, caller));
        }
    }

    private static Author of(RoutingContext call, SecurityIdentity caller) {
        var request = call.request();
        var peer = request.remoteAddress();
        return new Author(
                cut(name(caller)),
                BY_RANK.stream().filter(caller::hasRole).findFirst().orElse(""),
                cut(peer == null ? "" : peer.hostAddress()),
                cut(request.method() + " " + request.path()));
    }

    private static @Nullable String name(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : caller.getPrincipal().getName();
    }

    private static String cut(@Nullable String text) {
        var known = text == null ? "" : text;
        return known.length() > MOST ? known.substring(0, MOST) : known;
    }
}
