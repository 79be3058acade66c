package io.option150.trust.verification;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.contract.VerificationRecord;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The verification list. */
@ReadAgain
@Path(TrustPaths.VERIFICATION_LIST)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "verification list")
public class VerificationResource {

    private static final String PEM = "application/x-pem-file";
    private static final String DER = "application/pkix-cert";

    private final VerificationList list;
    private final TvsSettings settings;

    VerificationResource(VerificationList list, TvsSettings settings) {
        this.list = list;
        this.settings = settings;
    }

    /** One page of the list. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What the trust verification service vouches for beyond the certificates that are held")
    public Uni<Paged<VerificationRecord>> list(@BeanParam PageQuery page) {
        return list.page(page);
    }

    /** One entry. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{fingerprint}")
    @Operation(summary = "One entry by the SHA-256 of its certificate, with or without colons")
    @APIResponse(responseCode = "200", description = "The entry")
    @APIResponse(responseCode = "404", description = "The list has no such entry")
    public Uni<VerificationRecord> describe(@PathParam("fingerprint") String text) {
        var fingerprint = Fingerprint.parse(text);
        return list.find(fingerprint).map(found -> found.orElseThrow(() -> unknown(fingerprint)));
    }

    /** Adds an entry sent as JSON. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Vouch for a certificate: certificate (PEM), roles, ttlSeconds",
            description = "An entry of the same certificate gets these roles and this time instead.")
    @APIResponse(
            responseCode = "201",
            description = "Added; phones are answered by it from now on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationRecord.class)))
    @APIResponse(
            responseCode = "200",
            description = "Was there; has these roles and this time from now on",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerificationRecord.class)))
    @APIResponse(responseCode = "400", description = "A field breaks a rule; nothing was changed")
    public Uni<Response> add(@Nullable VerificationForm form) {
        return put(VerificationForm.read(form, settings.ttl()));
    }

    /** Adds an entry sent as a certificate file. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes({PEM, DER})
    @Operation(summary = "Vouch for a certificate sent as a PEM or DER file; roles and time in the query")
    public Uni<Response> addFile(
            @QueryParam("role") List<String> roles,
            @QueryParam("ttlSeconds") @Nullable Long ttlSeconds,
            byte[] certificate) {
        return put(VerificationEntry.read(
                certificate, roles.stream().map(VerificationResource::role).toList(), ttlSeconds, settings.ttl()));
    }

    /** Removes an entry. */
    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{fingerprint}")
    @Operation(summary = "Vouch for a certificate no longer; phones may hold earlier answers for their time")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "The list has no such entry")
    public Uni<Void> remove(@PathParam("fingerprint") String text) {
        var fingerprint = Fingerprint.parse(text);
        return list.remove(fingerprint)
                .invoke(was -> {
                    if (!was) {
                        throw unknown(fingerprint);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Response> put(VerificationEntry entry) {
        return list.put(entry).map(outcome -> {
            var response = outcome.added()
                    ? Response.created(URI.create(
                            TrustPaths.VERIFICATION_LIST + "/" + outcome.entry().fingerprint()))
                    : Response.ok();
            return response.entity(outcome.entry()).build();
        });
    }

    private static CertificateRole role(String text) {
        return Arrays.stream(CertificateRole.values())
                .filter(role -> name(role).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Violation(
                                "role",
                                "must be one of "
                                        + Arrays.stream(CertificateRole.values())
                                                .map(VerificationResource::name)
                                                .toList(),
                                text)
                        .exception());
    }

    /** As JSON writes it. */
    private static String name(CertificateRole role) {
        return role == CertificateRole.CCM_TFTP
                ? "ccm+tftp"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RuntimeException unknown(Fingerprint fingerprint) {
        return Problem.notFound("The verification list has no certificate " + fingerprint + ".")
                .exception();
    }
}
