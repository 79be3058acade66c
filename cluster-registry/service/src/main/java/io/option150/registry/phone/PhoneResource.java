package io.option150.registry.phone;

import io.option150.registry.call.Answers;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.contract.DeviceRecord;
import io.option150.registry.contract.RegistryPaths;
import io.option150.registry.phone.finding.Language;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.ReadAgain;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/phones}. */
@ReadAgain
@Path(RegistryPaths.PHONES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Phones", description = "What phones asked of all copies of the edge, and the homes learned from it")
class PhoneResource {

    private final Phones phones;
    private final KeptHomes homes;

    PhoneResource(Phones phones, KeptHomes homes) {
        this.phones = phones;
        this.homes = homes;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List phones",
            description =
                    "Those that were seen or are registered, ordered by name. Names that carry the same MAC address"
                            + " are of one phone (RES-2).")
    @APIResponse(responseCode = "200", description = "One page of them")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule; each is named")
    public Uni<Paged<PhoneView>> list(@BeanParam PhoneFilter filter, @BeanParam PageQuery query) {
        return phones.list(filter, query);
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Path("{device}")
    @Operation(
            summary = "One phone, what is found of it, and what it asked",
            description = "Named by any of its names without regard to case, or, where no name of it is known, by its"
                    + " address. 'page' and 'size' are of its requests, the newest first.")
    @APIResponse(responseCode = "200", description = "All that is known of it")
    @APIResponse(responseCode = "404", description = "No such phone was seen or is registered")
    public Uni<PhonePage> get(@RestPath String device, @BeanParam Language language, @BeanParam PageQuery query) {
        return phones.get(device, query, language.locale());
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("{device}/keep-home")
    @Operation(
            summary = "Make a record of the home that was learned",
            description = "A phone that a cluster's auto-registration took is kept there, too.")
    @APIResponse(responseCode = "200", description = "Registered; ETag is of the device's record")
    @APIResponse(responseCode = "404", description = "No such phone was seen or is registered")
    @APIResponse(
            responseCode = "409",
            description = "It is registered, or several clusters or none have its configuration")
    public Uni<RestResponse<DeviceRecord>> keepHome(@RestPath String device) {
        return homes.keep(device).map(made -> Answers.changed(made, made.sequence()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Path("keep-homes")
    @Operation(
            summary = "Make records of all homes that were learned in a cluster",
            description = "By the thousand, each batch whole or not at all: a call that broke off can be repeated.")
    @APIResponse(responseCode = "200", description = "How many records were made")
    @APIResponse(responseCode = "400", description = "The cluster's id is none")
    public Uni<Kept> keepHomes(
            @Parameter(required = true, description = "The cluster's id") @RestQuery @Nullable String cluster) {
        return Uni.createFrom()
                .item(() -> {
                    if (cluster == null || ClusterId.parse(cluster).isEmpty()) {
                        throw new Violation("cluster", ClusterId.RULE, cluster == null ? "nothing" : cluster)
                                .exception();
                    }
                    return cluster;
                })
                .chain(homes::keepAll)
                .map(Kept::new);
    }

    /** How many records were made. */
    public record Kept(long kept) {}
}
