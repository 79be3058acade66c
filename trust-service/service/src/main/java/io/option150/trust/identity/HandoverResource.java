package io.option150.trust.identity;

import io.option150.trust.TrustSettings;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.contract.TlsHandover;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands the key of the HTTPS certificate to edges, sealed under a secret that no call carries. */
@ReadAgain
@Path(TrustPaths.HANDOVER)
@Tag(name = "own certificates")
public class HandoverResource {

    private final CurrentSigners signers;
    private final Optional<java.nio.file.Path> file;
    private final Vertx vertx;

    HandoverResource(CurrentSigners signers, TrustSettings settings, Vertx vertx) {
        this.signers = signers;
        this.file = settings.handoverFile();
        this.vertx = vertx;
    }

    /** The sealed key. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Produces(TlsHandover.MEDIA_TYPE)
    @Operation(
            summary = "The HTTPS certificate with its key, for edges",
            description =
                    "PKCS#12, encrypted under the secret of option150.trust.handover-file, which only the suite's own"
                            + " services can read.")
    @APIResponse(responseCode = "200", description = "Key and certificates, sealed")
    @APIResponse(responseCode = "404", description = "No secret is configured: edges bring their own certificate")
    public Uni<byte[]> sealed() {
        var secret = file.orElseThrow(
                () -> Problem.notFound("Keys are not handed out: option150.trust.handover-file is not set.")
                        .exception());
        return signers.now().chain(now -> UniHelper.toUni(vertx.executeBlocking(() -> seal(now, secret), false)));
    }

    private static byte[] seal(Signers signers, java.nio.file.Path secret) {
        Identity https = signers.identity(CertificateUse.TFTP_HTTPS);
        try {
            return new TlsHandover(https.chain(), https.privateKey()).seal(TlsHandover.secret(secret));
        } catch (IOException unreadable) {
            throw new ConfigurationException("option150.trust.handover-file: " + unreadable.getMessage(), unreadable);
        }
    }
}
