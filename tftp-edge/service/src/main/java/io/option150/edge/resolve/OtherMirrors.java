package io.option150.edge.resolve;

import io.option150.edge.mirror.Mirror;
import io.option150.edge.setting.InjectedSetting;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.own.CopyUrls;
import io.option150.web.http.BoundedBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What other copies keep on disk, for one whose services are away. Blocks. */
@Singleton
final class OtherMirrors {

    private static final Logger LOG = Logger.getLogger(OtherMirrors.class);
    private static final String PEERS = "option150.edge.peers";

    /** Until the end of one file. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<URI> peers;
    private final HttpClients http;
    private final Mirror mirror;

    OtherMirrors(@ConfigProperty(name = PEERS) Optional<List<String>> peers, HttpClients http, Mirror mirror) {
        this.peers = peers.orElse(List.of()).stream()
                .flatMap(peer -> InjectedSetting.url(PEERS, Optional.of(peer)).stream())
                .toList();
        this.http = http;
        this.mirror = mirror;
    }

    /** Whether there is any to be asked. */
    boolean any() {
        return !peers.isEmpty();
    }

    /** Keeps what the first of them gives that keeps it, too; false when none does, or there is no room for it. */
    boolean take(WantedFiles.Wanted one) throws InterruptedException {
        for (URI peer : peers) {
            try {
                byte[] whole = http.client()
                        .request(http.ofService(peer, CopyUrls.KEPT + mirror.file(one.key())))
                        .map(request -> request.idleTimeout(http.idleMillis()))
                        .compose(HttpClientRequest::send)
                        .compose(answer -> body(peer, answer))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return mirror.keepWhole(one.key(), whole);
            } catch (IOException | ExecutionException | TimeoutException e) {
                LOG.debugf("%s did not give %s: %s", peer, one.name(), e.getMessage());
            }
        }
        return false;
    }

    private static Future<byte[]> body(URI peer, HttpClientResponse answer) {
        if (answer.statusCode() == 200) {
            return BoundedBody.read(answer, Mirror.MOST_FILE, PATIENCE).map(Buffer::getBytes);
        }
        BoundedBody.refuse(answer);
        return Future.failedFuture(new IOException(peer + " answered HTTP " + answer.statusCode()));
    }
}
