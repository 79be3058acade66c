package io.option150.edge.upstream.peer;

import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentStore;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.PeerSettings;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.TftpClient;
import io.option150.tftp.protocol.option.OptionPolicy;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The remote clusters: whoever wants a file of theirs asks here, and here is what each attempt to get one works with. */
@Singleton
public final class Upstream implements AutoCloseable {

    private static final int TFTP_TRIES = 5;
    private static final int TFTP_WINDOW = 4;

    private final ContentStore contents;
    private final Peers peers;
    private final Timers timers;
    private final HttpClients http;
    private final PeerSettings settings;
    private final TftpClient tftp;
    private final FetchOptions tftpOptions;

    Upstream(ContentStore contents, Peers peers, Timers timers, HttpClients http, PeerSettings settings)
            throws IOException {
        this.contents = contents;
        this.peers = peers;
        this.timers = timers;
        this.http = http;
        this.settings = settings;
        this.tftp = TftpClient.start();
        this.tftpOptions = FetchOptions.DEFAULT
                .withPatience(settings.tftpTimeout(), TFTP_TRIES, settings.idleTimeout())
                .withSizes(OptionPolicy.DEFAULT_BLKSIZE, TFTP_WINDOW)
                .withMaxBytes(settings.maxFile().asLongValue());
    }

    /** Asks one cluster. The stage always completes with an answer, on any thread. */
    public CompletionStage<FetchAnswer> fetch(String clusterId, FetchOrder order) {
        List<Peer> asked = peers.of(clusterId);
        return http.traced("GET " + clusterId, () -> new ClusterFetch(this, order, asked).start());
    }

    /** A question of ours came back from a peer (RES-6). */
    public void looped(String clusterId, InetAddress peer) {
        peers.looped(clusterId, peer);
    }

    /** Whether some peer of this cluster may answer. */
    public boolean reachable(String clusterId) {
        return peers.reachable(clusterId);
    }

    ContentStore contents() {
        return contents;
    }

    Peers peers() {
        return peers;
    }

    Timers timers() {
        return timers;
    }

    HttpClients http() {
        return http;
    }

    PeerSettings settings() {
        return settings;
    }

    /** A GET of a file from a peer that offers HTTP. */
    RequestOptions request(PeerAddress peer, String name) {
        String host = peer.address() instanceof Inet6Address ? "[" + peer.host() + "]" : peer.host();
        int port = peer.httpPort().orElseThrow();
        return http.get()
                .setServer(SocketAddress.inetSocketAddress(port, peer.host()))
                .setHost(host)
                .setPort(port)
                .setURI(UriPath.of(name));
    }

    PeerAttempt.Carrier http(PeerAttempt attempt) {
        return new HttpCarrier(this, attempt);
    }

    PeerAttempt.Carrier tftp(PeerAttempt attempt) {
        return new TftpCarrier(tftp, tftpOptions, attempt);
    }

    @Override
    @PreDestroy
    public void close() {
        tftp.close();
    }
}
