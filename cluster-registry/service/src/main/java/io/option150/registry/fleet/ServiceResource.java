package io.option150.registry.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Answers;
import io.option150.registry.contract.RegistryPaths;
import io.option150.registry.fleet.ServiceView.Copy;
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

/** {@code /api/v1/services/tftp-edge}. */
@ReadAgain
@Path(RegistryPaths.EDGE_SERVICE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service control", description = "What the copies of the edge are to do (R23), and what each reports")
class ServiceResource {

    private final DesiredStates desired;

    ServiceResource(DesiredStates desired) {
        this.desired = desired;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "What all copies are to do",
            description =
                    "And what each reports, step by step. The ETag is of what is desired; reports change without it.")
    public Uni<RestResponse<ServiceView>> get() {
        return desired.all().map(view -> Answers.changed(view, view.sequence()));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stop, start or restart all copies",
            description =
                    "Fields left out stay as they are. A state holds for copies to which nothing was told by their own"
                            + " name, and for those that start later. A restart number higher than before restarts all, copy by"
                            + " copy: each is waited for until it is back, and one that is not back in time ends it.")
    @APIResponse(responseCode = "200", description = "Told; what becomes of it is told by GET")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    @APIResponse(responseCode = "503", description = "All are to restart, and no copy is heard")
    public Uni<RestResponse<ServiceView>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DesiredForm.class)))
                    @Nullable
                    JsonNode body) {
        return desired.change(body, ifMatch).map(view -> Answers.changed(view, view.sequence()));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("edges/{edgeId}")
    @Operation(summary = "What one copy is to do, and what it reports")
    @APIResponse(responseCode = "200", description = "What it is to do")
    @APIResponse(responseCode = "404", description = "No such copy was heard within a day")
    public Uni<RestResponse<Copy>> getOne(@RestPath String edgeId) {
        return desired.one(edgeId).map(copy -> Answers.changed(copy, copy.sequence()));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Path("edges/{edgeId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stop, start or restart one copy",
            description =
                    "Fields left out stay as they are. A state that is told to a copy holds for it, whatever is told to"
                            + " all, until it is removed, or the copy was not heard for a day.")
    @APIResponse(responseCode = "200", description = "Told; what becomes of it is told by GET")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named")
    @APIResponse(responseCode = "404", description = "No such copy was heard within a day")
    @APIResponse(responseCode = "409", description = "The copy's id is the name of all copies")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<Copy>> changeOne(
            @RestPath String edgeId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DesiredForm.class)))
                    @Nullable
                    JsonNode body) {
        return desired.change(edgeId, body, ifMatch).map(copy -> Answers.changed(copy, copy.sequence()));
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("edges/{edgeId}")
    @Operation(summary = "Have one copy do what all do")
    @APIResponse(responseCode = "204", description = "What was told to it alone is removed")
    @APIResponse(responseCode = "404", description = "Nothing was told to it alone")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> removeOne(@RestPath String edgeId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return desired.remove(edgeId, ifMatch);
    }
}
