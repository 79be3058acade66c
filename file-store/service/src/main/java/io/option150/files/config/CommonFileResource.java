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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

/** {@code /api/v1/common-files}. */
@ReadAgain
@Path(ConfigPaths.COMMON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Common files", description = "Files that many phones share: soft keys, dial plans, rings, defaults")
class CommonFileResource {

    private static final String PATH = ConfigPaths.COMMON + "/";

    private final CommonFileChanges files;
    private final CommonPreviews previews;
    private final SecretReaders readers;

    CommonFileResource(CommonFileChanges files, CommonPreviews previews, SecretReaders readers) {
        this.files = files;
        this.previews = previews;
        this.readers = readers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List common files", description = "Ordered by name; without their content.")
    public Uni<Paged<CommonFileView>> list(@BeanParam PageQuery query) {
        return files.list(query);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{name}")
    @Operation(
            summary = "One common file",
            description = "Secrets are told as ***; with ?secrets=true an admin is told them, which is put on record.")
    @APIResponse(responseCode = "200", description = "The common file")
    @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
    @APIResponse(responseCode = "404", description = "There is no such common file")
    public Uni<RestResponse<CommonFileView>> get(
            @RestPath String name,
            @QueryParam("secrets") @DefaultValue("false") boolean secrets,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return files.get(name, readers.require(secrets)).map(it -> Answers.read(it, it.sequence(), ifNoneMatch));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a common file be so",
            description =
                    "This is all that it says. Its files are made of it at once, and anew whenever the call-manager group changes that it names. What each kind says is in docs/device-configs.md.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommonFileView.class)))
    @APIResponse(responseCode = "200", description = "Changed, or as it was")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named with field and value")
    @APIResponse(
            responseCode = "409",
            description =
                    "Another record makes one of its files; or it has passwords, and there is no key to keep them under")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    @APIResponse(responseCode = "422", description = "Phones could not use its files; each error is a violation")
    public Uni<RestResponse<CommonFileView>> put(
            @RestPath String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommonFileForm.class)))
                    @Nullable
                    CommonFileForm body) {
        return files.put(name, Asked.body(body), ifMatch).map(it -> Answers.written(PATH + name, it));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{name}/preview")
    @Operation(
            summary = "What files a common file makes",
            description = "Secrets are told as ***; with ?secrets=true an admin is told them, which is put on record.")
    @APIResponse(responseCode = "200", description = "The files, or why there are none")
    @APIResponse(responseCode = "404", description = "There is no such common file")
    public Uni<CommonPreview> preview(
            @RestPath String name, @QueryParam("secrets") @DefaultValue("false") boolean secrets) {
        return previews.ofKept(name, readers.require(secrets));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What files a common file would make",
            description = "The body is as that of PUT; nothing is stored. Secrets are told as ***.")
    @APIResponse(responseCode = "200", description = "The files and what is different, or why there are none")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named with field and value")
    public Uni<CommonPreview> previewOf(
            @RestPath String name,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommonFileForm.class)))
                    @Nullable
                    CommonFileForm body) {
        return previews.of(name, Asked.body(body));
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}")
    @Operation(summary = "Remove a common file and what is made of it")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such common file")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return files.remove(name, ifMatch);
    }
}
