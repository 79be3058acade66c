package io.option150.trust.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.trust.Caller;
import io.option150.trust.contract.PhoneCertificateRecord;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The phones' certificates. */
@ReadAgain
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "phone certificates")
public class PhoneCertificateResource {

    private static final String PEM = "application/x-pem-file";
    private static final String DER = "application/pkix-cert";
    private static final String ONE = "phone-certificates/{device}";

    private final PhoneCertificates certificates;

    PhoneCertificateResource(PhoneCertificates certificates) {
        this.certificates = certificates;
    }

    /** One page of all. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("phone-certificates")
    @Operation(summary = "The phones whose configuration is encrypted, with their certificates")
    public Uni<Paged<PhoneCertificateRecord>> list(@BeanParam PageQuery page) {
        return certificates.page(page);
    }

    /** One phone's. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path(ONE)
    @Operation(summary = "One phone's certificate; the name is taken without regard to case")
    @APIResponse(responseCode = "200", description = "The certificate")
    @APIResponse(responseCode = "404", description = "None is known of this phone")
    public Uni<PhoneCertificateRecord> describe(@PathParam("device") String text) {
        var device = PhoneName.of(text);
        return certificates.describe(device).map(found -> found.orElseThrow(() -> unknown(device)));
    }

    /** A phone's certificate sent as JSON. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Encrypt a phone's configuration for this certificate: certificate (PEM)",
            description = "From now on edges give the phone <device>.cnf.xml.enc.sgn, and beside it the short"
                    + " <device>.cnf.xml.sgn that tells it so. The same certificate again changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The phone's first certificate",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhoneCertificateRecord.class)))
    @APIResponse(
            responseCode = "200",
            description = "The phone had one; it has this one from now on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhoneCertificateRecord.class)))
    @APIResponse(responseCode = "400", description = "A field breaks a rule; nothing was changed")
    public Uni<Response> put(@PathParam("device") String device, @Nullable PhoneForm form) {
        if (form == null || form.certificate == null) {
            throw new Violation("certificate", "must be set: one X.509 certificate in PEM", "nothing").exception();
        }
        return putFile(device, form.certificate.getBytes(UTF_8));
    }

    /** A phone's certificate sent as a certificate file. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path(ONE)
    @Consumes({PEM, DER})
    @Operation(summary = "The same with a PEM or DER file")
    public Uni<Response> putFile(@PathParam("device") String device, byte[] certificate) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return certificates
                .put(PhoneCertificate.read(PhoneName.of(device), certificate, now), Caller.current())
                .map(outcome -> {
                    var response = outcome.isFirst()
                            ? Response.created(URI.create(TrustPaths.PHONE_CERTIFICATES + "/"
                                    + outcome.entry().device()))
                            : Response.ok();
                    return response.entity(outcome.entry()).build();
                });
    }

    /** Forgets a phone's certificate. */
    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path(ONE)
    @Operation(summary = "Encrypt a phone's configuration no more; it gets the whole one signed again")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "None is known of this phone")
    public Uni<Void> remove(@PathParam("device") String text) {
        var device = PhoneName.of(text);
        return certificates
                .remove(device, Caller.current())
                .invoke(was -> {
                    if (!was) {
                        throw unknown(device);
                    }
                })
                .replaceWithVoid();
    }

    /** The record. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("phone-certificate-log")
    @Operation(summary = "Who gave or took which phone's certificate and when, the latest first")
    public Uni<Paged<PhoneAction>> log(@BeanParam PageQuery page) {
        return certificates.log(page);
    }

    private static RuntimeException unknown(PhoneName device) {
        return Problem.notFound("There is no certificate of " + device + ".").exception();
    }

    /** A certificate as an admin sends it in JSON. */
    @Schema(examples = """
            {"certificate":"-----BEGIN CERTIFICATE-----\\nMIID…\\n-----END CERTIFICATE-----"}""")
    record PhoneForm(@Nullable String certificate) {}
}
