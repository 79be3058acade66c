package io.option150.edge.upstream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The remote clusters, as those see them who want a file of theirs. */
@Singleton
public class RemoteClusters {

    private final Sources sources;

    @Inject
    RemoteClusters(Sources sources) {
        this.sources = sources;
    }

    /** Asks one cluster. The stage always completes with an answer, on any thread. */
    public CompletionStage<FetchAnswer> fetch(String clusterId, FetchOrder order) {
        List<Peer> peers = sources.peers().of(clusterId);
        return FetchSpan.of(
                sources.http().spans(), "GET " + clusterId, () -> new ClusterFetch(sources, order, peers).start());
    }

    /** A question of ours came back from a peer (RES-6). */
    public void looped(String clusterId, InetAddress peer) {
        sources.peers().looped(clusterId, peer);
    }

    /** Whether some peer of this cluster may answer. */
    public boolean reachable(String clusterId) {
        return sources.peers().reachable(clusterId);
    }
}
