package io.option150.trust.identity;

import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The suite's own certificates. Keys come in, never go out. */
@ReadAgain
@Path(TrustPaths.OWN_CERTIFICATES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "own certificates")
public class OwnCertificateResource {

    private final CertificateChanges own;

    OwnCertificateResource(CertificateChanges own) {
        this.own = own;
    }

    /** All of them. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The suite's own certificates: what each is for, and where it stands")
    public Uni<List<OwnCertificate>> list() {
        return own.list();
    }

    /** Brings one. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("{use}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Bring a certificate with its chain and its key",
            description =
                    "use: sast-standby (announces the next signer of the trust lists), ccm-tftp, tftp-https, tvs. The"
                            + " body has certificate and privateKey in PEM, or pkcs12 in base64, and the password of the key."
                            + " The one that was in its place is kept with the retired ones.")
    @APIResponse(responseCode = "200", description = "It is in use from now on")
    @APIResponse(responseCode = "400", description = "A field breaks a rule; nothing was changed")
    @APIResponse(responseCode = "404", description = "There is no such use")
    @APIResponse(
            responseCode = "409",
            description = "The signer of the lists, or a certificate with another use or of another cluster")
    public Uni<OwnCertificate> replace(@PathParam("use") String use, @Nullable OwnCertificateForm form) {
        return own.replace(use(use), OwnCertificateForm.required(form));
    }

    /** Makes one anew. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("{use}/renew")
    @Operation(
            summary = "Have a new certificate with a new key made",
            description =
                    "For the same uses. The call has no body. The one that was in its place is kept with the retired ones.")
    @APIResponse(responseCode = "200", description = "The new one is in use from now on")
    @APIResponse(responseCode = "404", description = "There is no such use")
    @APIResponse(responseCode = "409", description = "The signer of the lists")
    public Uni<OwnCertificate> renew(@PathParam("use") String use) {
        return own.renew(use(use));
    }

    /** Rotates the signer of the lists. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("sast/promote")
    @Operation(
            summary = "Have the announced SAST sign the trust lists from now on",
            description = "The former signer stays in the lists until another standby is brought.")
    @APIResponse(responseCode = "200", description = "The standby signs from now on")
    @APIResponse(responseCode = "409", description = "Announced too short a time ago, unless forced")
    public Uni<OwnCertificate> promote(@QueryParam("force") @DefaultValue("false") boolean force) {
        return own.promote(force);
    }

    private static CertificateUse use(String label) {
        return CertificateUse.of(label)
                .orElseThrow(() -> Problem.notFound("There is no use " + label + "; uses are "
                                + Arrays.stream(CertificateUse.values())
                                        .map(CertificateUse::label)
                                        .toList()
                                + ".")
                        .exception());
    }
}
