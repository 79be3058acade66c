package io.option150.trust.list;

import io.option150.trust.TrustMode;
import io.option150.trust.contract.TrustListRecord;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.formats.list.TrustListKind;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The local cluster's trust lists. */
@ReadAgain
@Path(TrustPaths.TRUST_LISTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trust lists")
public class TrustListResource {

    private final TrustLists lists;

    TrustListResource(TrustLists lists) {
        this.lists = lists;
    }

    /** The lists that the mode has. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The trust lists that there are: none in proxy-only mode, CTL and ITL in mixed mode")
    public Uni<Paged<TrustListRecord>> list(@BeanParam PageQuery page) {
        return lists.all()
                .map(rows ->
                        Paged.of(page, rows.stream().map(TrustListRow::toRecord).toList()));
    }

    /** The mode. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("mode")
    @Operation(
            summary = "The local cluster's mode, which says which lists there are",
            description = "ETag tells its version.")
    public Uni<RestResponse<TrustModeView>> mode() {
        return lists.mode().map(TrustListResource::tagged);
    }

    /** Changes the mode. */
    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("mode")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change the mode; lists are built, changed or taken away at once",
            description =
                    "mode: non-secure (ITL; after mixed also a CTL with emptied CCM+TFTP record), mixed (CTL and ITL), proxy-only (none). With proxy-only, rollbackItl serves"
                            + " an ITL without TFTP and TVS entries; no phone was seen to take one.")
    @APIResponse(responseCode = "200", description = "The mode from now on")
    @APIResponse(responseCode = "400", description = "A field breaks a rule; nothing was changed")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version; nothing was changed")
    public Uni<RestResponse<TrustModeView>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ModeForm.class)))
                    @Nullable
                    ModeForm form) {
        if (form == null || form.mode == null) {
            throw new Violation("mode", "must be non-secure, mixed or proxy-only", "nothing").exception();
        }
        return lists.change(form.mode, form.rollbackItl, ifMatch).map(TrustListResource::tagged);
    }

    private static RestResponse<TrustModeView> tagged(TrustModeView mode) {
        return RestResponse.ResponseBuilder.ok(mode)
                .header(HttpHeaders.ETAG, EntityTags.of(mode.version()))
                .build();
    }

    /** One list for people. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{kind}")
    @Operation(summary = "One list, ctl or itl, read back from its bytes")
    @APIResponse(responseCode = "200", description = "The list, and what stands in it")
    @APIResponse(responseCode = "404", description = "There is no such list in this mode")
    public Uni<TrustListView> describe(@PathParam("kind") String kind) {
        TrustListKind wanted = kind(kind);
        return find(wanted).chain(row -> lists.mode().map(mode -> TrustListView.of(row, mode.rollbackItl())));
    }

    /** One list as phones get it. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{kind}/bytes")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "One list as phones get it")
    @APIResponse(
            responseCode = "200",
            description = "Its bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such list in this mode")
    @APIResponse(responseCode = "409", description = "The list has another SHA-256 by now")
    public Uni<Response> bytes(@PathParam("kind") String kind, @QueryParam(TrustPaths.SHA256) @Nullable String sha256) {
        TrustListKind wanted = kind(kind);
        return find(wanted).map(row -> {
            if (sha256 != null && !sha256.equals(row.sha256)) {
                throw Problem.conflict("%s has the SHA-256 %s now, not %s.".formatted(row.name, row.sha256, sha256))
                        .exception();
            }
            return Response.ok(row.content)
                    .header(HttpHeaders.ETAG, '"' + row.sha256 + '"')
                    .build();
        });
    }

    private Uni<TrustListRow> find(TrustListKind kind) {
        return lists.find(kind)
                .map(found -> found.orElseThrow(() -> Problem.notFound("There is no " + kind + " in this mode.")
                        .exception()));
    }

    private static TrustListKind kind(String text) {
        return switch (text) {
            case "ctl" -> TrustListKind.CTL;
            case "itl" -> TrustListKind.ITL;
            default -> throw new Violation("kind", "must be ctl or itl", text).exception();
        };
    }

    /**
     * The mode as an admin sends it.
     *
     * @param rollbackItl none: as it was, where the mode has it
     */
    @Schema(examples = """
            {"mode":"non-secure"}""")
    record ModeForm(TrustMode.@Nullable Mode mode, @Nullable Boolean rollbackItl) {}
}
