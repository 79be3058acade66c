package io.option150.edge.upstream.peer;

import io.option150.edge.clock.Timers;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.auth.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The peers of remote clusters and how they fare. */
@Path("/api/v1/peers")
@NonBlocking
public class PeerResource {

    private final Peers peers;
    private final Timers timers;

    PeerResource(Peers peers, Timers timers) {
        this.peers = peers;
        this.timers = timers;
    }

    /** All peers, by cluster, each cluster's in the order in which they are tried. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public Paged<PeerInfo> list(@BeanParam PageQuery page) {
        List<Peer> all = peers.all();
        long now = timers.now();
        List<PeerInfo> items = all.stream()
                .skip(page.offset())
                .limit(page.size())
                .map(peer -> PeerInfo.of(peer, now))
                .toList();
        return Paged.of(page, items, all.size());
    }
}
