package io.option150.registry.activity;

import io.option150.registry.contract.RegistryPaths;
import io.option150.registry.fleet.EdgeMinutes;
import io.option150.registry.phone.PhoneMinutes;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/activity}. */
@ReadAgain
@Path(RegistryPaths.ACTIVITY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Activity", description = "What phones asked and what edges had to do, minute by minute")
class ActivityResource {

    private static final Duration SHOWN = Duration.ofMinutes(59);

    private final PhoneMinutes phones;
    private final EdgeMinutes edges;
    private final InstantSource clock = InstantSource.system();

    ActivityResource(PhoneMinutes phones, EdgeMinutes edges) {
        this.phones = phones;
        this.edges = edges;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "The last hour, minute by minute",
            description = "Requests of phones by outcome, with the time within which 99 of 100 that were served ended"
                    + " (to the next power of two), as edges told of them; and of the edges open transfers and changes"
                    + " that are behind, of what this copy of the registry heard since it was started.")
    @APIResponse(responseCode = "200", description = "The minutes in which there was something, the oldest first")
    public Uni<ActivityView> last() {
        var now = clock.instant();
        var since = now.minus(SHOWN).truncatedTo(ChronoUnit.MINUTES);
        return phones.since(since).map(minutes -> new ActivityView(since, minutes, edges.since(since)));
    }
}
