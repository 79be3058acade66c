package io.option150.edge.drain;

import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Tells this edge that it is going to be ended. */
@Path("/api/v1/service/drain")
public class DrainResource {

    private final Drain drain;

    DrainResource(Drain drain) {
        this.drain = drain;
    }

    /** Answers when this copy is free to leave; until then, and after it, it goes on serving phones. */
    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Uni<DrainEnd> drain() {
        return drain.end();
    }
}
