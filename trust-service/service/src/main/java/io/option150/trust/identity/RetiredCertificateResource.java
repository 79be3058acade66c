package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The suite's own certificates whose places others have. */
@ReadAgain
@Path(TrustPaths.OWN_CERTIFICATES + "/retired")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "own certificates")
public class RetiredCertificateResource {

    private final CertificateChanges own;
    private final RetiredKeys retired;

    RetiredCertificateResource(CertificateChanges own, RetiredKeys retired) {
        this.own = own;
        this.retired = retired;
    }

    /** One page of them. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Certificates that were replaced, the latest first; their keys are kept sealed")
    public Uni<Paged<RetiredCertificate>> list(@BeanParam PageQuery page) {
        return retired.page(page);
    }

    /** Undoes a replacement. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("{fingerprint}/restore")
    @Operation(summary = "Put a certificate back in its place; the one that is there now is kept in its stead")
    @APIResponse(responseCode = "200", description = "It is in use again")
    @APIResponse(responseCode = "404", description = "There is no such retired certificate")
    @APIResponse(responseCode = "409", description = "It is not valid now, or held as another cluster's meanwhile")
    public Uni<OwnCertificate> restore(@PathParam("fingerprint") String fingerprint) {
        return own.restore(Fingerprint.parse(fingerprint));
    }

    /** Lets a key go. */
    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{fingerprint}")
    @Operation(summary = "Destroy a retired key for good")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such retired certificate")
    public Uni<Void> destroy(@PathParam("fingerprint") String fingerprint) {
        return retired.destroy(Fingerprint.parse(fingerprint));
    }
}
