package io.option150.registry.dhcp;

import io.option150.web.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/v1/dhcp}: what to put into a DHCP server so that phones ask the suite (R24). */
@Path("/api/v1/dhcp")
@NonBlocking
@Tag(name = "DHCP", description = "Ready configuration for DHCP servers")
class DhcpResource {

    @GET
    @Path("{server}")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Configuration for one kind of DHCP server: kea, isc, dnsmasq or ios",
            description = "Option 150 for the IPv4 addresses, sub-option 1 of Cisco's vendor option for the IPv6 ones.")
    @APIResponse(responseCode = "200", description = "To be pasted into the server's configuration")
    @APIResponse(responseCode = "400", description = "No address is given, or one is none; each is named")
    @APIResponse(responseCode = "404", description = "There is no such kind of server")
    public String configuration(@RestPath String server, @RestQuery List<String> address) {
        var kind = DhcpServer.of(server)
                .orElseThrow(() -> Problem.notFound(
                                "There is no DHCP server '" + server + "' here; known are kea, isc, dnsmasq and ios.")
                        .exception());
        return kind.configuration(TftpServers.parse(address));
    }
}
