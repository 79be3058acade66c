package io.option150.outbox;

import io.option150.web.ReadAgain;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether this service's topics are the copy of its tables, and how to make them so. */
@ReadAgain
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class EventsResource {

    /** What is answered. */
    public record Topics(List<TopicStatus> topics) {}

    private final TopicStatuses statuses;
    private final OutboxSettings settings;

    EventsResource(TopicStatuses statuses, OutboxSettings settings) {
        this.statuses = statuses;
        this.settings = settings;
    }

    /** How each topic stands. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Whether each topic of this service holds all that its tables hold")
    public Uni<Topics> topics() {
        return statuses.all().map(Topics::new);
    }

    /**
     * Has topics compared with the tables and what they lack published. Answers at once; {@link #topics} says when it is
     * done. Topics of one service share their epoch and are compared together, so a topic that is named only says which
     * one is in doubt.
     *
     * @param topic null: all
     * @param anew true: everything is published in a new epoch, whatever the topics hold
     */
    @POST
    @Path("republish")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Compare topics with the tables and publish what they lack")
    @APIResponse(
            responseCode = "202",
            description = "It is going to be done; GET /api/v1/events says when it is",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Topics.class)))
    @APIResponse(responseCode = "400", description = "There is no such topic")
    public Uni<Response> republish(
            @QueryParam("topic") @Nullable String topic, @QueryParam("anew") @DefaultValue("false") boolean anew) {
        if (topic != null && !settings.topics().contains(topic)) {
            throw new Violation("topic", "must be one of " + settings.topics(), topic).exception();
        }
        return statuses.ask(topic == null ? settings.topics() : List.of(topic), anew)
                .chain(this::topics)
                .map(now -> Response.accepted(now).build());
    }
}
