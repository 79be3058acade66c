package io.option150.registry.fleet;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.auth.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/edges}. */
@NonBlocking
@Path(RegistryPaths.EDGES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Edges", description = "The copies of the edge, as they tell of themselves")
class EdgeResource {

    private final Edges edges;
    private final InstantSource clock = InstantSource.system();

    EdgeResource(Edges edges) {
        this.edges = edges;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List the copies of the edge",
            description =
                    "Ordered by name. A copy that was not heard for 15 s is silent, one that was not heard for a day"
                            + " is gone from the list.")
    public Paged<EdgeView> list(@BeanParam PageQuery query) {
        return Paged.of(query, edges.all(clock.instant()));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{edgeId}")
    @Operation(summary = "One copy of the edge")
    @APIResponse(responseCode = "200", description = "What it told last")
    @APIResponse(responseCode = "404", description = "No such copy was heard within a day")
    public EdgeView get(@RestPath String edgeId) {
        return edges.find(edgeId, clock.instant())
                .orElseThrow(() -> Problem.notFound("No edge '" + edgeId + "' was heard within a day.")
                        .exception());
    }
}
