package io.option150.registry.discovery.move;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/discovery/moves}. */
@ReadAgain
@Path(RegistryPaths.DISCOVERY_MOVES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery")
class MoveResource {

    private final ProposedMoves moves;

    MoveResource(ProposedMoves moves) {
        this.moves = moves;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List proposed moves",
            description =
                    "Phones that sources state at another cluster than their record, or at several clusters while they"
                            + " have no record; ordered by name. A phone is moved without being asked for only when it is gone where"
                            + " discovery had put it, and is at one other cluster alone. POST /api/v1/devices/{name}/move does the"
                            + " others.")
    public Uni<Paged<ProposedMove>> list(@BeanParam PageQuery query) {
        return moves.list(query);
    }
}
