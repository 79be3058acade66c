package io.option150.registry.discovery.run;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/discovery/runs}. */
@ReadAgain
@Path(RegistryPaths.DISCOVERY_RUNS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery")
class RunResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Runs runs;

    RunResource(Runs runs) {
        this.runs = runs;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List runs", description = "The latest first; the last 200 are remembered.")
    public Uni<Paged<RunView>> list(@BeanParam PageQuery query) {
        return runs.list(query);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{id}")
    @Operation(
            summary = "One run",
            description =
                    "While it is waiting or running, its report grows. It is done when every source told all it has,"
                            + " failed when one did not: that one keeps its last good state, and its reason names the step.")
    @APIResponse(responseCode = "200", description = "The run, with a report of each source")
    @APIResponse(responseCode = "404", description = "There is no such run, or not any more")
    public Uni<RunView> get(@RestPath String id) {
        return NUMBER.matcher(id).matches()
                ? runs.get(Long.parseLong(id))
                : Uni.createFrom()
                        .failure(Problem.notFound("There is no run '" + id + "': runs have numbers.")
                                .exception());
    }
}
