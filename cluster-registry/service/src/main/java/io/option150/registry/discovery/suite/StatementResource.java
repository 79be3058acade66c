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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
    public Uni<ToldClusters> list(@BeanParam PageQuery query) {
        return statements.list(query);
    }
}
