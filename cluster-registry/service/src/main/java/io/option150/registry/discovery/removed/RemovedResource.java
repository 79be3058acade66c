package io.option150.registry.discovery.removed;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/discovery/removed}. */
@ReadAgain
@Path(RegistryPaths.DISCOVERY_REMOVED)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery")
class RemovedResource {

    private final RemovedRecords removed;

    RemovedResource(RemovedRecords removed) {
        this.removed = removed;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List what was removed by hand though a source states it",
            description =
                    "Clusters first, ordered by name. Discovery does not make these again; a record that is made by hand"
                            + " takes its own off the list.")
    public Uni<Paged<RemovedRecord>> list(@BeanParam PageQuery query) {
        return removed.list(query);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("clusters/{clusterId}")
    @Operation(
            summary = "Take the removal of a cluster back",
            description =
                    "And of the devices that were at home in it: sources that state them have them made again at the next run.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "404", description = "Nothing of this cluster was removed while a source stated it")
    public Uni<Void> takeBackCluster(@RestPath String clusterId) {
        return removed.takeBackCluster(clusterId);
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("devices/{name}")
    @Operation(
            summary = "Take the removal of a device back",
            description = "A source that states it has it made again at the next run.")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "404", description = "This device was not removed while a source stated it")
    public Uni<Void> takeBackDevice(@RestPath String name) {
        return removed.takeBackDevice(name);
    }
}
