package io.option150.edge.front;

import io.option150.edge.front.gate.TransferInfo;
import io.option150.edge.front.http.HttpTransfers;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.auth.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;

/** The transfers that are open now. Off the loops: in a storm there are many. */
@Path("/api/v1/transfers")
public class TransferResource {

    private final TftpFront tftp;
    private final HttpTransfers http;

    TransferResource(TftpFront tftp, HttpTransfers http) {
        this.tftp = tftp;
        this.http = http;
    }

    /** Open transfers of both fronts. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public Paged<TransferInfo> list(@BeanParam PageQuery page) {
        List<TransferInfo> all = Stream.concat(tftp.transfers().stream().map(TransferInfo::of), http.list().stream())
                .toList();
        return Paged.of(page, all);
    }
}
