package io.option150.registry.discovery.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.address.IpAddress;
import io.option150.registry.call.FieldRules;
import io.option150.registry.call.JsonFields;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/discovery/probe}. */
@Path(RegistryPaths.DISCOVERY_PROBE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery")
class ProbeResource {

    private static final List<String> FIELDS = FieldRules.namesOf(ProbeForm.class);
    private static final int TFTP = 69;
    private static final int HTTP = 6970;

    private final Probes probes;
    private final FieldRules rules;

    ProbeResource(Probes probes, FieldRules rules) {
        this.probes = probes;
        this.rules = rules;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "See what answers at an address",
            description =
                    "Asks it as a phone would, by HTTP (port 6970) and TFTP (port 69): for XMLDefault.cnf.xml, trust"
                            + " lists, and the configurations of up to ten of our devices, those first that should be there. Nothing"
                            + " is stored. It takes up to 6 s for each file that does not come, and eight go on at one time.")
    @APIResponse(responseCode = "200", description = "What was seen, also where nobody answers")
    @APIResponse(responseCode = "400", description = "A field breaks a rule; each is named")
    @APIResponse(responseCode = "503", description = "Eight probes go on already; try again")
    public Uni<ProbeView> probe(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation = ProbeForm.class,
                                                            requiredProperties = "address")))
                    @Nullable
                    JsonNode body) {
        return Uni.createFrom().item(() -> form(body)).chain(probes::probe);
    }

    private ProbeForm form(@Nullable JsonNode body) {
        var json = JsonFields.of(body, FIELDS);
        var form =
                new ProbeForm(json.text("address", ""), json.integer("tftpPort", TFTP), json.integer("httpPort", HTTP));
        // Only what is an address: a name could lead anywhere, and no phone asks by one.
        if (IpAddress.parse(form.address()).filter(IpAddress::isHost).isEmpty()) {
            json.refuse("address", IpAddress.HOST_RULE, form.address());
        }
        return rules.check(form, json).good();
    }
}
