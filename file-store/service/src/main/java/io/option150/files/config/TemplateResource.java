package io.option150.files.config;

import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** {@code /api/v1/templates}. */
@ReadAgain
@Path(ConfigPaths.TEMPLATES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Templates", description = "A site's own templates of files of phones and gateways")
class TemplateResource {

    private static final String PATH = ConfigPaths.TEMPLATES + "/";

    private final TemplateChanges templates;

    TemplateResource(TemplateChanges templates) {
        this.templates = templates;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List templates", description = "Ordered by name; without their texts.")
    public Uni<Paged<TemplateView>> list(@BeanParam PageQuery query) {
        return templates.list(query);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{name}")
    @Operation(summary = "One template")
    @APIResponse(responseCode = "200", description = "The template")
    @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
    @APIResponse(responseCode = "404", description = "There is no such template")
    public Uni<RestResponse<TemplateView>> get(
            @RestPath String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return templates.get(name).map(it -> Answers.read(it, it.sequence(), ifNoneMatch));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a template be so",
            description =
                    "It is read, and filled for sample phones: one that cannot be is refused with its line. Files of records that use it follow in the background: see /api/v1/device-configs/rendering.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TemplateView.class)))
    @APIResponse(responseCode = "200", description = "Changed, or as it was")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named with field and value")
    @APIResponse(
            responseCode = "409",
            description = "Others name it and it would be of another form; their number is told")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<TemplateView>> put(
            @RestPath String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TemplateForm.class)))
                    @Nullable
                    TemplateForm body) {
        return templates.put(name, Asked.body(body), ifMatch).map(it -> Answers.written(PATH + name, it));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a change of a template would do to phones",
            description =
                    "The body is as that of PUT; nothing is stored. All phones and common files that it touches are counted; files of phones are made to see for as long as ?seconds= says, in an order that is by chance but always the same. Secrets are told as ***.")
    @APIResponse(responseCode = "200", description = "Numbers, why phones would be refused, and examples of changes")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named with field and value")
    public Uni<Impact> preview(
            @RestPath String name,
            @BeanParam ImpactQuery query,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TemplateForm.class)))
                    @Nullable
                    TemplateForm body) {
        return templates.preview(name, Asked.body(body), query);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}")
    @Operation(summary = "Remove a template")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such template")
    @APIResponse(responseCode = "409", description = "Others name it; their number is told")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return templates.remove(name, ifMatch);
    }
}
