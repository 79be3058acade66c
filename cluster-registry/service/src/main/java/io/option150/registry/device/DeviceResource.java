package io.option150.registry.device;

import io.option150.registry.contract.DeviceRecord;
import io.option150.web.EntityTags;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/devices}, one at a time. */
@Path("/api/v1/devices")
@Tag(name = "Devices")
public class DeviceResource {

    private final Devices devices;
    private final DeviceRows rows;
    private final Mutiny.SessionFactory database;

    public DeviceResource(Devices devices, DeviceRows rows, Mutiny.SessionFactory database) {
        this.devices = devices;
        this.rows = rows;
        this.database = database;
    }

    @GET
    @Operation(summary = "Lists devices by their names", description = "Filtered by home and by the name's beginning")
    public Uni<Paged<DeviceRecord>> list(
            @BeanParam PageQuery page,
            @QueryParam("clusterId") @DefaultValue("") String clusterId,
            @QueryParam("prefix") @DefaultValue("") String prefix) {
        return database.withSession(session -> rows.page(session, page, clusterId, prefix));
    }

    @GET
    @Path("{name}")
    @Operation(summary = "One device and its home")
    public Uni<RestResponse<DeviceRecord>> get(String name) {
        return database.withSession(session -> rows.require(session, name).map(Device::toRecord))
                .map(record -> answer(Status.OK, record).build());
    }

    @POST
    @Operation(summary = "Assigns a new device to its home")
    public Uni<RestResponse<DeviceRecord>> create(DeviceInput input) {
        return devices.create(Objects.requireNonNull(input, "body"))
                .map(record -> answer(Status.CREATED, record)
                        .location(URI.create("/api/v1/devices/" + record.name()))
                        .build());
    }

    @PUT
    @Path("{name}")
    @Operation(summary = "Gives a device its home, wherever it was")
    public Uni<RestResponse<DeviceRecord>> replace(
            String name, DeviceInput input, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return devices.replace(name, Objects.requireNonNull(input, "body"), ifMatch)
                .map(record -> answer(Status.OK, record).build());
    }

    @POST
    @Path("{name}/move")
    @Operation(
            summary = "Moves a device (R15)",
            description = "409 when it is not at `from`; every edge drops its old files")
    public Uni<RestResponse<DeviceRecord>> move(
            String name, MoveInput input, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return devices.move(name, Objects.requireNonNull(input, "body"), ifMatch)
                .map(record -> answer(Status.OK, record).build());
    }

    @POST
    @Path("{name}/refresh")
    @Operation(summary = "The device's files changed at its home: every edge drops its copies")
    public Uni<RestResponse<DeviceRecord>> refresh(String name) {
        return devices.refresh(name).map(record -> answer(Status.OK, record).build());
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Forgets a device")
    public Uni<Void> remove(String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return devices.remove(name, ifMatch);
    }

    private static ResponseBuilder<DeviceRecord> answer(Status status, DeviceRecord record) {
        return ResponseBuilder.create(status, record).header(HttpHeaders.ETAG, EntityTags.of(record.sequence()));
    }
}
