package io.option150.registry.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Answers;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryPaths;
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

/** {@code /api/v1/devices}. */
@ReadAgain
@Path(RegistryPaths.DEVICES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices", description = "The home cluster of every registered device")
class DeviceResource {

    private static final String PATH = RegistryPaths.DEVICES + "/";

    private final Devices devices;
    private final DeviceFormReader forms;

    DeviceResource(Devices devices, DeviceFormReader forms) {
        this.devices = devices;
        this.forms = forms;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List devices", description = "Ordered by name without regard to case.")
    public Uni<Paged<DeviceRecord>> list(@BeanParam DeviceFilter filter, @BeanParam PageQuery query) {
        return devices.list(filter, query);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Assign a new device to its home cluster",
            description =
                    "Names that carry a MAC address after SEP, SIP, ATA or gk are of one phone, which has one home"
                            + " (RES-2).")
    @APIResponse(
            responseCode = "201",
            description = "Assigned; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeviceRecord.class)))
    @APIResponse(responseCode = "400", description = "Rules are broken, or the cluster is unknown; each is named")
    @APIResponse(
            responseCode = "409",
            description = "The device, or its phone by another name, has a home; it is named")
    public Uni<RestResponse<DeviceRecord>> assign(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation = DeviceForm.class,
                                                            requiredProperties = {"name", "clusterId"})))
                    @Nullable
                    JsonNode body) {
        return Uni.createFrom()
                .item(() -> forms.read(body))
                .chain(devices::assign)
                .map(made -> Answers.created(PATH + made.name(), made, made.sequence()));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{name}")
    @Operation(summary = "One device, named without regard to case")
    @APIResponse(responseCode = "200", description = "The device")
    @APIResponse(responseCode = "304", description = "If-None-Match names the current version")
    @APIResponse(responseCode = "404", description = "There is no such device")
    public Uni<RestResponse<DeviceRecord>> get(
            @RestPath String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return name(name).chain(devices::get).map(found -> Answers.read(found, found.sequence(), ifNoneMatch));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replace a device",
            description = "Gives it another home, whatever its home was; 'move' is the way that checks it. The name"
                    + " stays as it is where it is left out. The phone's other names go along.")
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(responseCode = "400", description = "Rules are broken, or the cluster is unknown; each is named")
    @APIResponse(responseCode = "404", description = "There is no such device")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<DeviceRecord>> replace(
            @RestPath String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation = DeviceForm.class,
                                                            requiredProperties = {"clusterId"})))
                    @Nullable
                    JsonNode body) {
        return name(name)
                .chain(path -> devices.replace(path, current -> forms.read(body, current), ifMatch))
                .map(DeviceResource::changed);
    }

    @DELETE
    @RolesAllowed(Roles.OPERATOR)
    @Path("{name}")
    @Operation(summary = "Remove a device", description = "It is then sought in all clusters, as unknown ones are.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such device")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return name(name).chain(path -> devices.remove(path, ifMatch));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("{name}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move a device to another cluster",
            description =
                    "Every edge drops the old cluster's files of it as soon as the event arrives (R15). Names of the"
                            + " same phone, which carry the same MAC address, go along (RES-2).")
    @APIResponse(responseCode = "200", description = "Moved")
    @APIResponse(responseCode = "404", description = "There is no such device")
    @APIResponse(responseCode = "409", description = "It is not at 'from'; its home is named")
    public Uni<RestResponse<DeviceRecord>> move(
            @RestPath String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MoveForm.class)))
                    @Nullable
                    JsonNode body) {
        return name(name)
                .chain(path -> devices.move(path, forms.readMove(body), ifMatch))
                .map(DeviceResource::changed);
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("{name}/refresh")
    @Operation(
            summary = "Tell that a device's files changed at home",
            description = "Every edge drops what it holds of the device; its next request is asked of its home.")
    @APIResponse(responseCode = "200", description = "Told")
    @APIResponse(responseCode = "404", description = "There is no such device")
    public Uni<RestResponse<DeviceRecord>> refresh(
            @RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return name(name).chain(path -> devices.refresh(path, ifMatch)).map(DeviceResource::changed);
    }

    private static RestResponse<DeviceRecord> changed(DeviceRecord device) {
        return Answers.changed(device, device.sequence());
    }

    private static Uni<DeviceName> name(String text) {
        return Uni.createFrom()
                .item(() -> DeviceName.parse(MacName.of(text))
                        .orElseThrow(() -> DeviceRows.unknown(text).exception()));
    }
}
