package io.option150.registry.applyset;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Answers;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/apply-sets}. */
@ReadAgain
@Path(RegistryPaths.APPLY_SETS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Apply sets",
        description =
                "What was applied together under a label, so that apply --prune can remove what is described no longer")
class ApplySetResource {

    private static final String PATH = RegistryPaths.APPLY_SETS + "/";

    private final ApplySets sets;

    ApplySetResource(ApplySets sets) {
        this.sets = sets;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{name}")
    @Operation(summary = "One set: kind and name of all that was applied under this label last")
    @APIResponse(responseCode = "200", description = "The set")
    @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
    @APIResponse(responseCode = "404", description = "Nothing was applied under this label")
    public Uni<RestResponse<ApplySetView>> get(
            @RestPath String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return sets.get(ApplySetForm.name(name)).map(set -> Answers.read(set, set.sequence(), ifNoneMatch));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what is in a set from now on",
            description = "This list is all that it has. The things themselves are neither made nor removed by it.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ApplySetView.class)))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", description = "A member breaks a rule; nothing is stored")
    @APIResponse(responseCode = "409", description = "Another set has one of them; both are named, nothing is stored")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<ApplySetView>> put(
            @RestPath String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ApplySetForm.class)))
                    @Nullable
                    JsonNode body) {
        return sets.put(ApplySetForm.name(name), ApplySetForm.read(body), ifMatch)
                .map(stored -> {
                    var set = stored.set();
                    return stored.isNew()
                            ? Answers.created(PATH + set.name(), set, set.sequence())
                            : Answers.changed(set, set.sequence());
                });
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("{name}")
    @Operation(summary = "Forget a set", description = "What was in it stays, and may be in another from now on.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "There is no such set")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return sets.remove(ApplySetForm.name(name), ifMatch);
    }
}
