package io.option150.registry.discovery.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Answers;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/discovery/sources}. */
@ReadAgain
@Path(RegistryPaths.DISCOVERY_SOURCES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Discovery", description = "Systems that are asked for clusters and phones, and what became of asking them")
class SourceResource {

    private static final String PATH = RegistryPaths.DISCOVERY_SOURCES + "/";

    private final Sources sources;
    private final SourceFormReader forms;

    SourceResource(Sources sources, SourceFormReader forms) {
        this.sources = sources;
        this.forms = forms;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List sources",
            description = "Ordered by name, each with what became of asking it last. Passwords are never shown.")
    public Uni<Paged<SourceView>> list(@BeanParam PageQuery query) {
        return sources.list(query);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{name}")
    @Operation(summary = "One source")
    @APIResponse(responseCode = "200", description = "The source")
    @APIResponse(responseCode = "404", description = "There is no such source")
    public Uni<RestResponse<SourceView>> get(@RestPath String name) {
        // No 304: what became of asking it changes without its version.
        return sources.get(SourceName.of(name)).map(found -> Answers.changed(found, found.sequence()));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make or change a source",
            description =
                    "Fields left out stay as they are; a new one needs kind and url, of a Unified CM username, password and clusterId, of another suite"
                            + " password, of DNS the domain as url and nothing else."
                            + " The password is sealed and never shown again; it is to be given again where url changes. Without"
                            + " certificateSha256 the server's certificate must verify. It is asked at the next run. One that is so already keeps its version."
                            + " With dryRun=true nothing is stored: the answer is the source as it would be, its sequence 0 where that is a change.")
    @APIResponse(
            responseCode = "201",
            description = "Made; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SourceView.class)))
    @APIResponse(responseCode = "200", description = "Changed, or as it was; with dryRun=true as it would be")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named, and nothing is stored")
    @APIResponse(
            responseCode = "409",
            description = "There is no fit key file to seal a password with, or another call changed it meanwhile")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<SourceView>> put(
            @RestPath String name,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SourceForm.class)))
                    @Nullable
                    JsonNode body) {
        if (dryRun) {
            return sources.rehearse(SourceName.of(name), present -> forms.read(body, present), ifMatch)
                    .map(RestResponse::ok);
        }
        return sources.put(SourceName.of(name), present -> forms.read(body, present), ifMatch)
                .map(stored -> {
                    var source = stored.source();
                    return stored.isNew()
                            ? Answers.created(PATH + source.name(), source, source.sequence())
                            : Answers.changed(source, source.sequence());
                });
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{name}")
    @Operation(
            summary = "Forget a source",
            description = "What it states is forgotten, too. Clusters and devices that were made of it stay.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return sources.remove(SourceName.of(name), ifMatch);
    }
}
