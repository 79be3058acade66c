package io.option150.edge.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.option150.edge.clock.Timers;
import io.option150.trust.contract.TlsHandover;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Has a server speak TLS to phones, by the engine that is wanted and there. */
@Singleton
public class ServerTls {

    private static final Logger LOG = Logger.getLogger(ServerTls.class);

    /** Certificates that BoringSSL keeps in its own form; one more would be read anew at each handshake. */
    private static final int KEPT_CERTIFICATES = 1024;

    private static final long RENEWAL_MILLIS = Duration.ofMinutes(1).toMillis();

    private final HttpsSettings settings;
    private final ServerKeys keys;
    private final Timers timers;
    private final Vertx vertx;
    private final byte[] ownSecret = random();

    ServerTls(HttpsSettings settings, ServerKeys keys, Timers timers, Vertx vertx) {
        this.settings = settings;
        this.keys = keys;
        this.timers = timers;
        this.vertx = vertx;
    }

    /**
     * Options for servers that speak TLS and no more than that.
     *
     * @throws IllegalStateException when the native engine is wanted and not there
     */
    public HttpServerOptions options() {
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setEnabledSecureTransportProtocols(settings.protocols());
        if (isNative()) {
            TicketKeys tickets = new TicketKeys(firstTicketSecret(), InstantSource.system());
            renewLater(tickets);
            LOG.infof("TLS by %s", OpenSsl.versionString());
            return options.setSslEngineOptions(new NativeEngine(tickets)).setKeyCertOptions(kept());
        }
        LOG.infof(
                "TLS by the JDK, whose handshakes cost several times what BoringSSL's do (%s)",
                settings.engine() == TlsEngine.JDK ? "option150.https.engine" : OpenSsl.unavailabilityCause());
        return options.setKeyCertOptions(KeyCertOptions.wrap(keys));
    }

    private boolean isNative() {
        if (settings.engine() == TlsEngine.JDK) {
            return false;
        }
        if (OpenSsl.isAvailable()) {
            return true;
        }
        if (settings.engine() == TlsEngine.NATIVE) {
            throw new IllegalStateException("option150.https.engine is native, but BoringSSL cannot be loaded here: "
                    + OpenSsl.unavailabilityCause());
        }
        return false;
    }

    /** Aliases are never given twice, so what is kept of one is right for ever. */
    private KeyCertOptions kept() {
        try {
            return KeyCertOptions.wrap(new OpenSslCachingX509KeyManagerFactory(
                    KeyCertOptions.wrap(keys).getKeyManagerFactory(vertx), KEPT_CERTIFICATES));
        } catch (Exception e) {
            throw new IllegalStateException("no key manager can be made", e);
        }
    }

    private void renewLater(TicketKeys tickets) {
        timers.after(
                RENEWAL_MILLIS,
                () -> vertx.executeBlocking(this::ticketSecret)
                        // A secret that cannot be read just now changes nothing.
                        .onSuccess(tickets::renew)
                        .onComplete(_ -> renewLater(tickets)));
    }

    private byte[] firstTicketSecret() {
        try {
            return ticketSecret();
        } catch (IOException unreadable) {
            // Whoever asks for the certificate tells of it. It is read again soon.
            return ownSecret;
        }
    }

    /** The hand-over's, which all copies know; without it, a copy opens no tickets but its own. */
    private byte[] ticketSecret() throws IOException {
        return settings.handoverFile().isPresent()
                ? new String(TlsHandover.secret(settings.handoverFile().get())).getBytes(StandardCharsets.UTF_8)
                : ownSecret;
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
