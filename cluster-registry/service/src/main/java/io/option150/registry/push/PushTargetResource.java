package io.option150.registry.push;

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

/** {@code /api/v1/clusters/{clusterId}/push}. */
@ReadAgain
@Path(RegistryPaths.CLUSTERS + "/{clusterId}/push")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Push", description = "Phones asked to fetch their files, by their own call managers")
class PushTargetResource {

    private final PushTargets targets;
    private final PushTargetReader forms;

    PushTargetResource(PushTargets targets, PushTargetReader forms) {
        this.targets = targets;
        this.forms = forms;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "How a cluster's call manager is asked", description = "The password is never shown.")
    @APIResponse(responseCode = "200", description = "The target")
    @APIResponse(responseCode = "404", description = "There is no such cluster, or it has no target")
    public Uni<RestResponse<PushTargetView>> get(@RestPath String clusterId) {
        return targets.get(clusterId).map(found -> Answers.changed(PushTargetView.of(found), found.sequence()));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say how a cluster's call manager is asked",
            description =
                    "Fields left out stay as they are; a new one needs kind, address (of 'sip' the port of phones, 5060), username (of an"
                            + " Asterisk or Unified CM) and password (not of 'sip'). It is off until enabled is true; with automatic phones that are registered are asked by themselves when their configuration's file has changed. {device} and {mac} in"
                            + " endpoint stand for the phone's own. The password is sealed and never shown again; it is to be given"
                            + " again where kind or address changes.")
    @APIResponse(
            responseCode = "201",
            description = "Made; ETag tells which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PushTargetView.class)))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named, and nothing is stored")
    @APIResponse(responseCode = "404", description = "There is no such cluster")
    @APIResponse(
            responseCode = "409",
            description = "There is no fit key file to seal a password with, or another call changed it meanwhile")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<PushTargetView>> put(
            @RestPath String clusterId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PushTargetForm.class)))
                    @Nullable
                    JsonNode body) {
        return targets.put(clusterId, present -> forms.read(body, present), ifMatch)
                .map(stored -> {
                    var view = PushTargetView.of(stored.target());
                    return stored.isNew()
                            ? Answers.created(
                                    RegistryPaths.CLUSTERS + "/" + view.clusterId() + "/push", view, view.sequence())
                            : Answers.changed(view, view.sequence());
                });
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Ask a cluster's call manager no more", description = "What became of asking goes with it.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "The cluster has no target")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String clusterId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return targets.remove(clusterId, ifMatch);
    }
}
