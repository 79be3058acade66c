package io.option150.registry.phone.finding;

import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/findings}. */
@ReadAgain
@Path(RegistryPaths.FINDINGS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Phones")
class FindingResource {

    private final FoundFindings findings;

    FindingResource(FoundFindings findings) {
        this.findings = findings;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List what is wrong with phones now",
            description =
                    "A cause that five or more phones of one home or subnet share is told once, with their number;"
                            + " these come first, those of many phones before others, then single phones, the newest first.")
    @APIResponse(responseCode = "200", description = "One page of it")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule; each is named")
    public Uni<Paged<SharedView>> list(@BeanParam Language language, @BeanParam PageQuery query) {
        return findings.all(language.locale(), query);
    }
}
