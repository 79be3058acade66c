package io.option150.files.config;

import io.option150.files.render.RenderProgress;
import io.option150.files.render.RenderQueue;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/device-configs}. */
@ReadAgain
@Path(ConfigPaths.DEVICES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Device configurations", description = "Records of phones, which their files are made of")
class DeviceConfigResource {

    private static final String PATH = ConfigPaths.DEVICES + "/";

    private final DeviceConfigChanges devices;
    private final Previews previews;
    private final RenderQueue queue;
    private final Mutiny.SessionFactory sessions;
    private final SecretReaders readers;

    DeviceConfigResource(
            DeviceConfigChanges devices,
            Previews previews,
            RenderQueue queue,
            Mutiny.SessionFactory sessions,
            SecretReaders readers) {
        this.devices = devices;
        this.previews = previews;
        this.queue = queue;
        this.sessions = sessions;
        this.readers = readers;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List device configurations", description = "Ordered by device.")
    public Uni<Paged<DeviceConfigView>> list(@BeanParam PageQuery query) {
        return devices.list(query);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("rendering")
    @Operation(
            summary = "How far files of all phones are, and common files",
            description =
                    "After a change of a profile, a group or a template, files of all phones that inherit from it are made anew, and so are common files that name it: those of gateways and those that phones share.")
    public Uni<RenderProgress> rendering() {
        return sessions.withSession(queue::progress);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{device}/preview")
    @Operation(
            summary = "What a phone gets by its record",
            description =
                    "Files with what is wrong with them, and which record says which value. Secrets are told as ***;"
                            + " with ?secrets=true an admin is told them, which is put on record.")
    @APIResponse(responseCode = "200", description = "The files; none, and why, where its record gives none")
    @APIResponse(responseCode = "404", description = "There is no such phone's record")
    public Uni<Preview> preview(
            @RestPath String device, @QueryParam("secrets") @DefaultValue("false") boolean secrets) {
        return previews.ofKept(name(device), readers.require(secrets));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("{device}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a phone would get by a record that is not stored",
            description = "The same as of a stored one; nothing is stored.")
    @APIResponse(responseCode = "200", description = "The files; none, and why, where the record gives none")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named with field and value")
    public Uni<Preview> preview(
            @RestPath String device,
            @QueryParam("secrets") @DefaultValue("false") boolean secrets,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DeviceConfigForm.class)))
                    @Nullable
                    DeviceConfigForm body) {
        return previews.of(name(device), Asked.body(body), readers.require(secrets));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{device}")
    @Operation(
            summary = "One phone's record",
            description = "Secrets are told as ***; with ?secrets=true an admin is told them, which is put on record.")
    @APIResponse(responseCode = "200", description = "The phone's record, and how its files are; ETag is the record's")
    @APIResponse(responseCode = "404", description = "There is no such phone's record")
    public Uni<RestResponse<DeviceConfigView>> get(
            @RestPath String device, @QueryParam("secrets") @DefaultValue("false") boolean secrets) {
        // No 304: how its files are changes without its version.
        return devices.get(name(device), readers.require(secrets)).map(it -> Answers.read(it, it.sequence(), null));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("{device}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a phone's record be so",
            description =
                    "This is all that it says; what it leaves out is inherited from its profile. Its files change at once. A file that was put by hand stays, and rendering.state tells so.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeviceConfigView.class)))
    @APIResponse(responseCode = "200", description = "Changed, or as it was")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named with field and value")
    @APIResponse(
            responseCode = "409",
            description =
                    "A common file's record makes one of its files; or it has passwords, and there is no key to keep them under")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    @APIResponse(responseCode = "422", description = "Phones could not use the file that it makes; each error is named")
    public Uni<RestResponse<DeviceConfigView>> put(
            @RestPath String device,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DeviceConfigForm.class)))
                    @Nullable
                    DeviceConfigForm body) {
        return devices.put(name(device), Asked.body(body), ifMatch).map(it -> Answers.written(PATH + name(device), it));
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{device}")
    @Operation(summary = "Remove a phone's record")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such phone's record")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String device, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return devices.remove(name(device), ifMatch);
    }

    private static String name(String device) {
        return device.toUpperCase(Locale.ROOT);
    }
}
