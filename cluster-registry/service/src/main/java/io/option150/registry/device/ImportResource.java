package io.option150.registry.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/v1/devices/import}: many devices at once. The body is read on a worker thread while it arrives. */
@Path("/api/v1/devices/import")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Devices")
class ImportResource {

    private final DeviceBatch batches;
    private final ObjectMapper json;

    ImportResource(DeviceBatch batches, ObjectMapper json) {
        this.batches = batches;
        this.json = json;
    }

    @POST
    @Consumes("application/x-ndjson")
    @Operation(
            summary = "Assign or move many devices",
            description = "One JSON object a line. A line that breaks a rule is passed over and reported.")
    @APIResponse(responseCode = "200", description = "Done; the report lists each refused line")
    public ImportReport ndjson(InputStream body) throws IOException {
        return new DeviceImport(batches, new NdjsonLines(json)).run(new ImportLines(body));
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Assign or move many devices",
            description = "The columns name and clusterId, with or without a header. A line that breaks a rule is"
                    + " passed over and reported.")
    @APIResponse(responseCode = "200", description = "Done; the report lists each refused line")
    public ImportReport csv(InputStream body) throws IOException {
        return new DeviceImport(batches, new CsvLines()).run(new ImportLines(body));
    }
}
