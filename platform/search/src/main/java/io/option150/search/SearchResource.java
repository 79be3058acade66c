package io.option150.search;

import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/search/{service}}: each service finds what is its own; the admin address joins them at {@code /api/v1/search}. */
@ReadAgain
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search", description = "Anything by a part of its name")
public class SearchResource {

    private final List<Findable> kinds;
    private final String service;

    SearchResource(@All List<Findable> kinds, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kinds =
                kinds.stream().sorted(Comparator.comparingInt(Findable::place)).toList();
        this.service = service;
    }

    /**
     * What was found.
     *
     * @param items kind after kind, at most 8 of each
     */
    public record Found(List<SearchHit> items) {

        public Found {
            items = List.copyOf(items);
        }
    }

    /** What this service finds. */
    @GET
    @Path("{service}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Find what one service has, by a part of its name",
            description =
                    "Without regard to case, at most 8 of each kind. A MAC address is found in any writing: 00:11:22:33:44:55,"
                            + " 00-11-22-33-44-55, 0011.2233.4455, 001122334455, and parts of them.")
    @APIResponse(responseCode = "200", description = "What is found, kind after kind")
    @APIResponse(responseCode = "400", description = "q is missing, too short or too long")
    @APIResponse(responseCode = "404", description = "It is another service's")
    public Uni<Found> find(
            @RestPath String service,
            @Parameter(description = "2 to 128 characters", required = true, example = "00:11:22") @RestQuery @Nullable
                    String q) {
        if (!service.equals(this.service)) {
            throw Problem.notFound("This is the search of " + this.service + ", not of '" + service + "'.")
                    .exception();
        }
        var sought = Sought.of(q);
        return Uni.join()
                .all(kinds.stream().map(kind -> kind.find(sought)).toList())
                .andFailFast()
                .map(found -> new Found(found.stream().flatMap(List::stream).toList()));
    }
}
