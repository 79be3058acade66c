package io.option150.registry.discovery.move;

import io.option150.registry.cluster.ClusterId;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

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
                            + " others. Those that were refused are listed by refused=true alone, as long as the same is stated of a"
                            + " phone that stands where it stood; else they are proposed again.")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule; each is named")
    public Uni<Paged<ProposedMove>> list(
            @Parameter(description = "true: those that were refused, in the place of the others")
                    @QueryParam("refused")
                    @Nullable
                    String refused,
            @BeanParam PageQuery query) {
        return switch (refused) {
            case null -> moves.list(false, query);
            case "false" -> moves.list(false, query);
            case "true" -> moves.list(true, query);
            default -> throw new Violation("refused", "must be true or false", refused).exception();
        };
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("{device}/refuse")
    @Operation(
            summary = "Refuse a proposed move",
            description =
                    "It is proposed no more, until sources state something else of the phone, or it stands elsewhere."
                            + " The phone stays where it is. With to, only the move that was seen is refused: 404 where others are"
                            + " proposed by now.")
    @APIResponse(responseCode = "204", description = "Refused")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule; it is named")
    @APIResponse(responseCode = "404", description = "No move of this device is proposed")
    public Uni<Void> refuse(
            @RestPath String device,
            @Parameter(
                            description =
                                    "clusters that the move was proposed to, one parameter for each, as the list told them")
                    @QueryParam("to")
                    List<String> to) {
        for (var cluster : to) {
            if (ClusterId.parse(cluster).isEmpty()) {
                throw new Violation("to", ClusterId.RULE, cluster).exception();
            }
        }
        return moves.refuse(device, to);
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("{device}/refuse")
    @Operation(summary = "Propose a refused move again")
    @APIResponse(responseCode = "204", description = "Proposed again, as long as sources state it")
    @APIResponse(responseCode = "404", description = "No move of this device was refused")
    public Uni<Void> takeBack(@RestPath String device) {
        return moves.takeBack(device);
    }
}
