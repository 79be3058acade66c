package io.option150.registry.dhcp;

import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/v1/dhcp}. */
@Path("/api/v1/dhcp")
@Tag(name = "DHCP", description = "Configuration for the DHCP servers of all sites")
class DhcpResource {

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{server}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "DHCP configuration that sends phones to the suite",
            description =
                    "Every scope must have it, those of the remote clusters' sites too (R24). An address that phones"
                            + " cannot reach, such as 127.0.0.1, is warned of in a comment.")
    @APIResponse(responseCode = "200", description = "Option 150, and the IPv6 vendor option, as the server reads them")
    @APIResponse(responseCode = "400", description = "The server or an address is none that is known")
    public Uni<String> configuration(
            @Parameter(description = "kea, isc, dnsmasq or ios") @RestPath String server,
            @Parameter(description = "Address of an edge that phones reach; the preferred one first") @RestQuery
                    List<String> address) {
        return Uni.createFrom().item(() -> DhcpServer.of(server).configuration(TftpServers.parse(address)));
    }
}
