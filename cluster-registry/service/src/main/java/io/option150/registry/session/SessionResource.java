package io.option150.registry.session;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.auth.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/session}. */
@NonBlocking
@Path(RegistryPaths.SESSION)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session", description = "Whom the caller's token speaks for, and what it is good for")
class SessionResource {

    private final SecurityIdentity caller;
    private final String version;
    private final GrafanaUrl grafana;

    SessionResource(
            SecurityIdentity caller,
            @ConfigProperty(name = "quarkus.application.version") String version,
            GrafanaUrl grafana) {
        this.grafana = grafana;
        this.caller = caller;
        this.version = version;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Who calls",
            description = "So that a client shows what the caller may do, and no more. Each call is decided anew.")
    @APIResponse(
            responseCode = "200",
            description = "The caller's name and roles, the version of this service, and where Grafana is")
    public SessionView get() {
        return new SessionView(
                caller.getPrincipal().getName(),
                Roles.ALL.stream().filter(caller::hasRole).toList(),
                version,
                grafana.get().orElse(null));
    }
}
