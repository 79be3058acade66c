package io.option150.registry.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/phones/{device}/push}. */
@ReadAgain
@Path(RegistryPaths.PHONES + "/{device}/push")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Push")
class PushResource {

    private final Pushes pushes;
    private final PushFormReader forms;

    PushResource(Pushes pushes, PushFormReader forms) {
        this.pushes = pushes;
        this.forms = forms;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Have a phone fetch its files",
            description =
                    "Its own call manager is asked, as the push target of its home says, when it is its turn (perSecond of the target);"
                            + " with 'after' not before all copies of the edge have applied that change. check does not interrupt"
                            + " most phones; restart and reset do.")
    @APIResponse(
            responseCode = "202",
            description = "It will be asked; Location tells where it is told what became of it",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PushView.class)))
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named")
    @APIResponse(responseCode = "404", description = "No such phone was seen or is registered")
    @APIResponse(responseCode = "409", description = "Its home is not known, or has no push target that is enabled")
    public Uni<RestResponse<PushView>> ask(
            @RestPath String device,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PushForm.class)))
                    @Nullable
                    JsonNode body) {
        return Uni.createFrom()
                .item(() -> forms.read(body))
                .chain(form -> pushes.ask(device, form))
                .map(push -> RestResponse.ResponseBuilder.<PushView>accepted(push)
                        .location(URI.create(RegistryPaths.PHONES + "/" + push.device() + "/push"))
                        .build());
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What became of asking a phone",
            description =
                    "The newest first; remembered for a week. 'fetched' is the first configuration that an edge gave the phone since it"
                            + " was asked.")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(responseCode = "404", description = "No such phone was seen or is registered")
    public Uni<Paged<PushView>> list(@RestPath String device, @BeanParam PageQuery query) {
        return pushes.of(device, query);
    }
}
