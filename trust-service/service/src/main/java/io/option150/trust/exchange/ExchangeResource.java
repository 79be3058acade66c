package io.option150.trust.exchange;

import io.option150.trust.Caller;
import io.option150.trust.certificate.Fingerprint;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
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
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The exchange of certificates between clusters. */
@ReadAgain
@Path("/api/v1/exchange")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "exchange")
public class ExchangeResource {

    private static final String PKCS12 = "application/x-pkcs12";

    private final Exchange exchange;
    private final RemoteLook look;

    ExchangeResource(Exchange exchange, RemoteLook look) {
        this.exchange = exchange;
        this.look = look;
    }

    /** Our certificates. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("export")
    @Produces(PKCS12)
    @Operation(
            summary = "Our own certificates as PKCS#12, without keys, for another cluster",
            description = "The body has the password that the file is to open with.")
    public Uni<byte[]> export(@Nullable ExchangeForm form) {
        return exchange.export(ExchangeForm.required(form), Caller.current());
    }

    /** Our certificates, for callers that take JSON alone. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("export")
    @Operation(summary = "The same as JSON: pkcs12, as an import takes it")
    public Uni<ExchangeFile> exportJson(@Nullable ExchangeForm form) {
        return export(form).map(ExchangeFile::of);
    }

    /** Another cluster's certificates. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("import")
    @Operation(
            summary =
                    "Take another cluster's certificates in: the TVS vouches for them, the CTL names those that sign files",
            description = "The body has cluster, pkcs12 (base64) and password; roles where they are not sast and tftp."
                    + " Importing again changes nothing.")
    @APIResponse(responseCode = "200", description = "What was taken in")
    @APIResponse(responseCode = "400", description = "A field breaks a rule; nothing was taken in")
    @APIResponse(
            responseCode = "409",
            description = "The CTL would become longer than phones load; nothing was taken in")
    public Uni<Exchange.Outcome> take(@Nullable ExchangeForm form) {
        return exchange.take(ExchangeForm.required(form), Caller.current());
    }

    /** All certificates. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("consolidate")
    @Produces(PKCS12)
    @Operation(
            summary = "Take files of several clusters in and get one PKCS#12 of all certificates, ours too",
            description =
                    "The body has the password of the new file, and files: a list with cluster, pkcs12 and password each."
                            + " Once every cluster has imported the new file, all trust each other.")
    public Uni<byte[]> consolidate(@Nullable ExchangeForm form) {
        return exchange.consolidate(ExchangeForm.required(form), Caller.current());
    }

    /** All certificates, for callers that take JSON alone. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Path("consolidate")
    @Operation(summary = "The same as JSON: pkcs12, as an import takes it")
    public Uni<ExchangeFile> consolidateJson(@Nullable ExchangeForm form) {
        return consolidate(form).map(ExchangeFile::of);
    }

    /** Takes trust away. */
    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("certificates/{fingerprint}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Trust another cluster's certificate no more")
    @APIResponse(responseCode = "204", description = "Removed; the TVS refuses it from now on")
    @APIResponse(responseCode = "404", description = "No such certificate is held")
    @APIResponse(responseCode = "409", description = "It is one of our own")
    public Uni<Void> remove(@PathParam("fingerprint") String fingerprint) {
        return exchange.remove(Fingerprint.parse(fingerprint), Caller.current());
    }

    /** The record. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("log")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Who exchanged which certificates and when, the latest first")
    public Uni<Paged<ExchangeRecord>> log(@BeanParam PageQuery page) {
        return exchange.log(page);
    }

    /** The checklist. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("clusters/{clusterId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Whether a remote cluster's phones trust the proxy (R16 to R19), looked up there and now",
            description =
                    "Asks the cluster's TVS for our file signer and searches its CTL file for it. Each item has what was"
                            + " found, since when, and what to do next.")
    @APIResponse(responseCode = "200", description = "What is held, and what is still to be done")
    @APIResponse(responseCode = "404", description = "There is no such remote cluster")
    public Uni<Checklist> look(@PathParam("clusterId") String clusterId) {
        return look.look(clusterId);
    }
}
