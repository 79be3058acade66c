package io.option150.registry.discovery.suite;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/discovery/trust}. */
@ReadAgain
@Path(RegistryPaths.DISCOVERY_TRUST)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery")
class FarTrustResource {

    private final FarTrusts trusts;

    FarTrustResource(FarTrusts trusts) {
        this.trusts = trusts;
    }

    @GET
    @Path("{source}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What another suite trusts",
            description =
                    "Certificates by their SHA-256, with the roles that they have there, as that suite told when it was"
                            + " asked last: a checklist for the exchange of trust (R16 to R19). Nothing is trusted here because of"
                            + " it.")
    @APIResponse(responseCode = "200", description = "What it told last, and when")
    @APIResponse(responseCode = "404", description = "There is no such source, or it told nothing yet")
    public Uni<FarTrust> get(@RestPath String source) {
        return trusts.of(source);
    }
}
