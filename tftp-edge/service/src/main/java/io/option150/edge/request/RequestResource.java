package io.option150.edge.request;

import io.option150.edge.name.FileName;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What did this phone ask, what did it get, from where, how long did it take. */
@Path("/api/v1/requests")
@NonBlocking
public class RequestResource {

    private final RequestLog log;

    @Inject
    RequestResource(RequestLog log) {
        this.log = log;
    }

    /**
     * The latest requests, newest first.
     *
     * @param device device name, compared without case
     * @param client IP address
     * @param name file name, compared without case
     */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public Paged<RequestRecord> list(
            @QueryParam("device") @Nullable String device,
            @QueryParam("client") @Nullable String client,
            @QueryParam("name") @Nullable String name,
            @BeanParam PageQuery page) {
        String address = client == null ? null : address(client);
        List<RequestRecord> all = log.find(request -> (device == null || device.equalsIgnoreCase(request.device()))
                && (address == null || address.equals(request.client()))
                && (name == null || FileName.fold(name).equals(FileName.fold(request.name()))));
        List<RequestRecord> items =
                all.stream().skip(page.offset()).limit(page.size()).toList();
        return Paged.of(page, items, all.size());
    }

    private static String address(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new Violation("client", "must be an IPv4 or IPv6 address", text).exception();
        }
    }
}
