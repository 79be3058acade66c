package io.option150.registry.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.option150.registry.call.Answers;
import io.option150.registry.call.Checked;
import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/clusters}. */
@ReadAgain
@Path(RegistryPaths.CLUSTERS)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Clusters", description = "The suite's own cluster and the remote ones whose TFTP servers it asks")
class ClusterResource {

    private static final String PATH = RegistryPaths.CLUSTERS + "/";

    private final Clusters clusters;
    private final ClusterFormReader forms;
    private final ClusterPatch patches;
    private final ClusterRefresh refresh;

    ClusterResource(Clusters clusters, ClusterFormReader forms, ClusterPatch patches, ClusterRefresh refresh) {
        this.clusters = clusters;
        this.forms = forms;
        this.patches = patches;
        this.refresh = refresh;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List clusters",
            description =
                    "Ordered by clusterId. With warnings=true each has its warnings, as it has when it is asked for"
                            + " alone.")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule; each is named")
    public Uni<Paged<ListedCluster>> list(
            @BeanParam ClusterFilter filter,
            @Parameter(description = "true: with what an admin should know of each") @QueryParam("warnings") @Nullable
                    String warnings,
            @BeanParam PageQuery query) {
        return switch (warnings) {
            case null -> plain(filter, query);
            case "false" -> plain(filter, query);
            case "true" -> clusters.listWithWarnings(filter, query);
            default -> throw new Violation("warnings", "must be true or false", warnings).exception();
        };
    }

    private Uni<Paged<ListedCluster>> plain(ClusterFilter filter, PageQuery query) {
        return clusters.list(filter, query)
                .map(page -> Paged.of(
                        query,
                        page.items().stream()
                                .map(cluster -> new ListedCluster(cluster, List.of()))
                                .toList(),
                        page.total()));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Add a remote cluster",
            description =
                    "Fields left out have defaults, all but clusterId and role: tftpEnabled true, manualOverride true"
                            + " if tftpAddresses are given and else false, secure false, order 100, tftpPort 69, httpPort 6970, all"
                            + " else empty. A remote cluster has 1 to 3 tftpAddresses (R7), unless tftpEnabled and manualOverride"
                            + " are false. All broken rules are told at once, and nothing is stored then.")
    @APIResponse(
            responseCode = "201",
            description = "Added; Location and ETag tell where and which version",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClusterRecord.class)))
    @APIResponse(responseCode = "400", description = "Rules of R7, R9, R10 or addresses are broken; each is named")
    @APIResponse(
            responseCode = "409",
            description = "There is a cluster of this id, or of one that differs in case only")
    public Uni<RestResponse<ClusterRecord>> create(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation = ClusterForm.class,
                                                            requiredProperties = {"clusterId", "role"})))
                    @Nullable
                    JsonNode body) {
        return Uni.createFrom()
                .item(() -> forms.read(body))
                .chain(clusters::create)
                .map(made -> Answers.created(PATH + made.clusterId(), made, made.sequence()));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{clusterId}")
    @Operation(
            summary = "One cluster",
            description =
                    "With stated: what sources say of its fields, which of them counts and which the record overrides;"
                            + " callManagerGroups of its Unified CM; and warnings: what an admin should know of it though no rule is broken, such as auto-registration"
                            + " that is on (R13, R14) or a record that differs from what a source states. ETag is the record's,"
                            + " for If-Match; the answer is always whole, since warnings change without the record.")
    @APIResponse(responseCode = "200", description = "The cluster")
    @APIResponse(responseCode = "404", description = "There is no such cluster")
    public Uni<RestResponse<ClusterView>> get(@RestPath String clusterId) {
        // No 304: warnings, and what is stated, change without the record's version.
        return id(clusterId)
                .chain(clusters::get)
                .map(found -> Answers.changed(found, found.cluster().sequence()));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("{clusterId}")
    @Operation(
            summary = "Replace a cluster",
            description = "Fields left out stay as they are; nothing goes back to a default in silence. httpPort null"
                    + " means TFTP only. The role never changes; another clusterId renames the local cluster, and peers"
                    + " and devices follow.")
    @APIResponse(responseCode = "200", description = "Replaced")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named")
    @APIResponse(responseCode = "404", description = "There is no such cluster")
    @APIResponse(responseCode = "409", description = "The new clusterId is taken")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<ClusterRecord>> replace(
            @RestPath String clusterId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClusterForm.class)))
                    @Nullable
                    JsonNode body) {
        return change(clusterId, current -> forms.read(body, current), ifMatch);
    }

    @PATCH
    @RolesAllowed(Roles.ADMIN)
    @Path("{clusterId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Change single fields of a cluster",
            description =
                    "A JSON Merge Patch (RFC 7396): fields that it names change, those that it sets to null go back to"
                            + " their default, all others stay as they are. httpPort null means TFTP only.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", description = "Rules are broken; each is named")
    @APIResponse(responseCode = "404", description = "There is no such cluster")
    @APIResponse(responseCode = "409", description = "The new clusterId is taken")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<RestResponse<ClusterRecord>> change(
            @RestPath String clusterId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClusterForm.class)))
                    @Nullable
                    JsonNode patch) {
        return change(clusterId, current -> patches.apply(patch, current), ifMatch);
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("{clusterId}")
    @Operation(summary = "Remove a remote cluster")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is no such cluster")
    @APIResponse(
            responseCode = "409",
            description =
                    "It is the local cluster, devices are at home in it (their number is told), or a peer names it")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current version")
    public Uni<Void> remove(@RestPath String clusterId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return id(clusterId).chain(id -> clusters.remove(id, ifMatch));
    }

    /**
     * A run that was asked for.
     *
     * @param run its number
     */
    @Schema(name = "RefreshAnswer")
    record Asked(long run) {}

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("refresh")
    @Operation(
            summary = "Update remote clusters now",
            description =
                    "Asks all sources that are enabled, or the one that is named; Location is the run, whose report"
                            + " grows while it goes on. A run that waits already is not asked for twice.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; Location tells where its report is",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Asked.class)))
    @APIResponse(responseCode = "404", description = "There is no such source")
    public Uni<RestResponse<Asked>> refresh(
            @Parameter(description = "Only this source") @QueryParam("source") @Nullable String source) {
        return refresh.ask(source)
                .map(run -> RestResponse.ResponseBuilder.<Asked>accepted(new Asked(run))
                        .location(URI.create(RegistryPaths.DISCOVERY_RUNS + "/" + run))
                        .build());
    }

    private Uni<RestResponse<ClusterRecord>> change(
            String clusterId, Function<ClusterRecord, Checked<ClusterForm>> step, @Nullable String ifMatch) {
        return id(clusterId)
                .chain(id -> clusters.change(id, step, ifMatch))
                .map(changed -> Answers.changed(changed, changed.sequence()));
    }

    private static Uni<ClusterId> id(String text) {
        return Uni.createFrom()
                .item(() -> ClusterId.parse(text)
                        .orElseThrow(() -> ClusterRows.unknown(text).exception()));
    }
}
