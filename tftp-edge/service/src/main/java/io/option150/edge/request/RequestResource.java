package io.option150.edge.request;

import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.auth.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What did this phone ask, what did it get, from where, how long did it take. Off the loops: each request is looked at. */
@Path("/api/v1/requests")
public class RequestResource {

    private final RequestLog log;

    RequestResource(RequestLog log) {
        this.log = log;
    }

    /** The latest requests that fit, newest first. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public Paged<RequestRecord> list(@BeanParam RequestFilter filter, @BeanParam PageQuery page) {
        return Paged.of(page, log.find(filter));
    }
}
