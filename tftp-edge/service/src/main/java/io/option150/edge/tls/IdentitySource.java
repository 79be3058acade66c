package io.option150.edge.tls;

import io.option150.edge.clock.Timers;
import io.option150.edge.upstream.HttpClients;
import io.option150.edge.upstream.ServiceSettings;
import io.option150.edge.view.ViewListener;
import io.option150.trust.contract.TlsHandover;
import io.option150.trust.contract.TrustPaths;
import io.option150.web.http.BoundedBody;
import io.option150.web.tls.ServerIdentity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps {@link ServerKeys} up to date: looks at the files every few seconds, or asks the trust service whenever an event
 * tells of certificates. What is shown stays when nothing new can be had.
 */
@Singleton
public class IdentitySource implements ViewListener {

    private static final Logger LOG = Logger.getLogger(IdentitySource.class);

    /** Changes come in groups: one look is enough for all of them. */
    private static final long GATHER_MILLIS = 50;

    /** Bytes: far more than a certificate with its chain and key has. */
    private static final int MAX_HANDOVER = 1 << 20;

    /** Until the end of an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpsSettings settings;
    private final ServiceSettings services;
    private final HttpClients http;
    private final ServerKeys keys;
    private final Timers timers;
    private final Vertx vertx;
    private final AtomicBoolean due = new AtomicBoolean();

    IdentitySource(
            HttpsSettings settings,
            ServiceSettings services,
            HttpClients http,
            ServerKeys keys,
            Timers timers,
            Vertx vertx) {
        this.settings = settings;
        this.services = services;
        this.http = http;
        this.keys = keys;
        this.timers = timers;
        this.vertx = vertx;
    }

    /** Whether a certificate can be had at all. */
    public boolean isConfigured() {
        return files().isPresent() || settings.handoverFile().isPresent();
    }

    /** Gets the certificate, and goes on watching it. */
    public void start() {
        load().onComplete(loaded -> {
            if (loaded.succeeded()) {
                take(loaded.result());
            } else {
                LOG.warnf("No new HTTPS certificate yet: %s", loaded.cause().getMessage());
            }
            // An event tells of the trust service's changes; files tell nothing by themselves.
            if (loaded.failed() || files().isPresent()) {
                startAgain(settings.recheck().toMillis());
            }
        });
    }

    @Override
    public void certificateChanged() {
        if (files().isEmpty() && settings.handoverFile().isPresent()) {
            startAgain(GATHER_MILLIS);
        }
    }

    private void startAgain(long millis) {
        if (due.compareAndSet(false, true)) {
            timers.after(millis, () -> {
                due.set(false);
                start();
            });
        }
    }

    private Future<ServerIdentity> load() {
        Optional<PemFiles> files = files();
        return files.isPresent()
                ? vertx.executeBlocking(files.get()::read, false)
                : fetch().compose(body -> vertx.executeBlocking(() -> open(body), false));
    }

    private Future<byte[]> fetch() {
        return http.client()
                .request(http.ofService(services.trust(), TrustPaths.HANDOVER))
                .map(request -> request.idleTimeout(http.idleMillis()))
                .compose(HttpClientRequest::send)
                .compose(IdentitySource::body);
    }

    private static Future<byte[]> body(HttpClientResponse response) {
        if (response.statusCode() == 200) {
            return BoundedBody.read(response, MAX_HANDOVER, PATIENCE).map(body -> body.getBytes());
        }
        BoundedBody.refuse(response);
        return Future.failedFuture(new IOException("the trust service answered " + status(response)));
    }

    private ServerIdentity open(byte[] sealed) throws IOException {
        Path secret = settings.handoverFile().orElseThrow();
        var opened = TlsHandover.open(sealed, TlsHandover.secret(secret));
        return new ServerIdentity(opened.chain(), opened.key());
    }

    private void take(ServerIdentity identity) {
        if (keys.set(identity)) {
            LOG.infof(
                    "HTTPS shows the certificate of %s, valid until %s",
                    identity.certificate().getSubjectX500Principal(),
                    identity.certificate().getNotAfter().toInstant());
        }
    }

    private Optional<PemFiles> files() {
        return settings.certificateFile()
                .flatMap(certificate -> settings.keyFile().map(key -> new PemFiles(certificate, key)));
    }

    private static String status(HttpClientResponse response) {
        return response.statusCode() + " " + response.statusMessage();
    }
}
