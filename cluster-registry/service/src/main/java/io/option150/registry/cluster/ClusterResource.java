package io.option150.registry.cluster;

import io.option150.registry.contract.ClusterRecord;
import io.option150.web.EntityTags;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/clusters}. */
@Path("/api/v1/clusters")
@Tag(name = "Clusters")
public class ClusterResource {

    private final Clusters clusters;

    public ClusterResource(Clusters clusters) {
        this.clusters = clusters;
    }

    @GET
    @Operation(summary = "Lists clusters by their ids")
    public Uni<Paged<ClusterRecord>> list(@BeanParam PageQuery page) {
        return clusters.list(page);
    }

    @GET
    @Path("{clusterId}")
    @Operation(summary = "One cluster")
    public Uni<RestResponse<ClusterRecord>> get(String clusterId) {
        return clusters.get(clusterId).map(record -> answer(Status.OK, record).build());
    }

    @POST
    @Operation(
            summary = "Creates a remote cluster",
            description = "Checked by R7, R9 and R10; 400 names every broken rule")
    public Uni<RestResponse<ClusterRecord>> create(ClusterInput input) {
        return clusters.create(Objects.requireNonNull(input, "body"))
                .map(record -> answer(Status.CREATED, record)
                        .location(URI.create("/api/v1/clusters/" + record.clusterId()))
                        .build());
    }

    @PUT
    @Path("{clusterId}")
    @Operation(
            summary = "Replaces a cluster; what is left out gets its default",
            description = "The local cluster is renamed by another clusterId in the body")
    public Uni<RestResponse<ClusterRecord>> replace(
            String clusterId, ClusterInput input, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return clusters.replace(clusterId, Objects.requireNonNull(input, "body"), ifMatch)
                .map(record -> answer(Status.OK, record).build());
    }

    @DELETE
    @Path("{clusterId}")
    @Operation(summary = "Removes a cluster that no device has as its home; 409 tells their number")
    public Uni<Void> remove(String clusterId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return clusters.remove(clusterId, ifMatch);
    }

    private static ResponseBuilder<ClusterRecord> answer(Status status, ClusterRecord record) {
        return ResponseBuilder.create(status, record).header(HttpHeaders.ETAG, EntityTags.of(record.sequence()));
    }
}
