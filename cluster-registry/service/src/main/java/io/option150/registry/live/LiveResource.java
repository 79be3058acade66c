package io.option150.registry.live;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** {@code /api/v1/live}. */
@Path(RegistryPaths.LIVE)
@Tag(name = "Live", description = "That something has changed, as it happens")
class LiveResource {

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final int MOST = 3_600;

    private final Live live;

    LiveResource(Live live) {
        this.live = live;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "That something has changed, as server-sent events",
            description =
                    "Each names the kinds of things that changed, to be asked for anew: phones, edges, records of the registry,"
                            + " files, trust (certificates and lists). One without any comes every 15 s, and at once. The"
                            + " stream ends after 'seconds'; connect again.")
    @APIResponse(
            responseCode = "200",
            description = "Events whose data is JSON",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = LiveEvent.class)))
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    @APIResponse(
            responseCode = "503",
            description = "200 clients listen to this copy of the registry already; ask at times instead")
    public Multi<LiveEvent> listen(
            @Parameter(description = "How long it lasts, 1 to 3600 s") @RestQuery @DefaultValue("600") String seconds) {
        if (!SECONDS.matcher(seconds).matches() || Integer.parseInt(seconds) > MOST) {
            throw new Violation("seconds", "must be a number from 1 to " + MOST, seconds).exception();
        }
        return live.listen(Duration.ofSeconds(Integer.parseInt(seconds)));
    }
}
