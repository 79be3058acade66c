package io.option150.audit;

import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Problem;
import io.option150.web.ReadAgain;
import io.option150.web.auth.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/audit/{service}}: each service has its own; the admin address joins them at {@code /api/v1/audit}. */
@ReadAgain
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who changed what, and when")
public class AuditResource {

    private final AuditTable table;

    AuditResource(AuditTable table) {
        this.table = table;
    }

    /** One page of this service's changes. */
    @GET
    @Path("{service}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List changes of one service",
            description =
                    "The latest first: who, when, by which call, and the thing's fields before and after. Nothing is ever"
                            + " changed or removed here; keys, passwords and contents of files are never in it.")
    @APIResponse(responseCode = "200", description = "One page of changes")
    @APIResponse(responseCode = "400", description = "A filter is malformed")
    @APIResponse(responseCode = "404", description = "It is another service's")
    public Uni<Paged<AuditRecord>> list(
            @RestPath String service, @BeanParam AuditFilter filter, @BeanParam PageQuery query) {
        if (!service.equals(table.service())) {
            throw Problem.notFound("This is the audit of " + table.service() + ", not of '" + service + "'.")
                    .exception();
        }
        return table.page(filter, query);
    }
}
