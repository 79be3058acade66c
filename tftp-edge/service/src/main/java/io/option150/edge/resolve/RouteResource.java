package io.option150.edge.resolve;

import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.InetAddress;
import java.util.Locale;

/** Where would this file come from, and why: the resolver chain itself, asked to explain. */
@Path("/api/v1/routes")
@NonBlocking
public class RouteResource {

    private final Resolver resolver;

    RouteResource(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The route of a file; no byte is moved and nothing is remembered.
     *
     * @param client the phone's IP address; {@code 0.0.0.0} stands for one that never asked
     */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{fileName:.+}")
    public Route route(
            @PathParam("fileName") String fileName, @QueryParam("client") @DefaultValue("0.0.0.0") String client) {
        Question question = resolver.question(name(fileName), address(client));
        return new Route(
                question.file().name().value(),
                question.file().nameClass().label(),
                question.file().form().name().toLowerCase(Locale.ROOT),
                question.file().device().orElse(null),
                question.client().getHostAddress(),
                question.plan().reason(),
                resolver.explain(question));
    }

    private static FileName name(String text) {
        try {
            return FileName.parse(text);
        } catch (RefusedNameException e) {
            throw new Violation("fileName", e.rule(), text).exception();
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new Violation("client", "must be an IPv4 or IPv6 address", text).exception();
        }
    }
}
