package io.option150.registry.discovery.suite;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/discovery/statements}. */
@ReadAgain
@Path(RegistryPaths.DISCOVERY_STATEMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery")
class StatementResource {

    private final OwnStatements statements;

    StatementResource(OwnStatements statements) {
        this.statements = statements;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List what this suite states of clusters",
            description =
                    "For other suites, which ask it as a source of kind option150: its records of remote clusters, and"
                            + " what other suites stated, each under the origin and version that it has there.")
    @APIResponse(responseCode = "200", description = "A page, ordered by origin and clusterId")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule; it is named")
    public Uni<ToldClusters> list(
            @BeanParam PageQuery query,
            @Parameter(
                            description =
                                    "Origin and clusterId, with / between them, of the last statement that is held: those"
                                            + " behind it are told, and page is not looked at. Who reads all reads so: pages that are"
                                            + " counted shift when one before them goes.")
                    @QueryParam("after")
                    @Nullable
                    String after) {
        return Uni.createFrom().deferred(() -> statements.list(query, Place.after(after)));
    }
}
