package io.option150.trust.certificate;

import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The certificates, and their downloads for the trust stores of call managers. */
@ReadAgain
@Path(TrustPaths.CERTIFICATES)
@Tag(name = "certificates")
public class CertificateResource {

    private static final String PEM = "application/x-pem-file";
    private static final String DER = "application/pkix-cert";

    private final Certificates certificates;

    public CertificateResource(Certificates certificates) {
        this.certificates = certificates;
    }

    /** One page of all certificates. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All certificates, the oldest first; by Accept also the page's as one PEM file")
    public Uni<Paged<CertificateRecord>> list(@BeanParam PageQuery page) {
        return certificates.page(page);
    }

    /** One page of all certificates as a PEM file. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Produces(PEM)
    public Uni<String> pems(@BeanParam PageQuery page) {
        return certificates
                .page(page)
                .map(found -> found.items().stream().map(CertificateRecord::pem).collect(Collectors.joining()));
    }

    /** One certificate as JSON. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{fingerprint}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One certificate by its SHA-256, with or without colons; by Accept also as a PEM or DER file")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CertificateRecord.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such certificate is held: not one of ours, none of another cluster")
    public Uni<Response> describe(
            @PathParam("fingerprint") String fingerprint,
            @Nullable @HeaderParam(HttpHeaders.IF_NONE_MATCH) String held) {
        return answer(fingerprint, held, Response::ok);
    }

    /** One certificate as a PEM file. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{fingerprint}")
    @Produces(PEM)
    public Uni<Response> pem(
            @PathParam("fingerprint") String fingerprint,
            @Nullable @HeaderParam(HttpHeaders.IF_NONE_MATCH) String held) {
        return answer(fingerprint, held, found -> file(found, found.pem(), "pem"));
    }

    /** One certificate as a DER file. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{fingerprint}")
    @Produces(DER)
    public Uni<Response> der(
            @PathParam("fingerprint") String fingerprint,
            @Nullable @HeaderParam(HttpHeaders.IF_NONE_MATCH) String held) {
        return answer(fingerprint, held, found -> file(found, X509.der(X509.parsePem(found.pem())), "der"));
    }

    private Uni<Response> answer(
            String text, @Nullable String held, Function<CertificateRecord, Response.ResponseBuilder> body) {
        var fingerprint = Fingerprint.parse(text);
        return certificates.find(fingerprint).map(found -> {
            var certificate = found.orElseThrow(() -> Problem.notFound("There is no certificate " + fingerprint + ".")
                    .exception());
            String tag = EntityTags.of(certificate.sequence());
            var response = EntityTags.isHeld(held, tag) ? Response.notModified() : body.apply(certificate);
            return response.header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        });
    }

    private static Response.ResponseBuilder file(CertificateRecord certificate, Object content, String ending) {
        String name = certificate.fingerprint().substring(0, 16) + "." + ending;
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"option150-" + name + "\"");
    }
}
