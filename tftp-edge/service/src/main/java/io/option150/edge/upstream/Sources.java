package io.option150.edge.upstream;

import io.option150.edge.clock.Timers;
import io.option150.edge.content.ContentStore;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.TftpClient;
import io.option150.tftp.protocol.option.OptionPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;

/** All that an attempt works with. */
@Singleton
final class Sources implements AutoCloseable {

    private static final int TFTP_TRIES = 5;
    private static final int TFTP_WINDOW = 4;

    private final ContentStore contents;
    private final Peers peers;
    private final Timers timers;
    private final HttpClients http;
    private final PeerSettings settings;
    private final TftpClient tftp;
    private final FetchOptions tftpOptions;

    @Inject
    Sources(ContentStore contents, Peers peers, Timers timers, HttpClients http, PeerSettings settings)
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
