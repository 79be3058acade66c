package io.option150.trust.tvs;

import io.option150.trust.verification.TvsSettings;
import io.option150.web.tls.ServerKeyManager;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How connections of phones are made: our certificate of the use TVS, none asked of phones. */
@Singleton
class TvsTls {

    private static final int BACKLOG = 4096;
    private static final Set<String> MODERN = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));
    private static final Set<String> ALL = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1"));

    /** Suites of phones that know no forward secrecy; the JDK forbids them unless told otherwise. */
    private static final List<String> LEGACY_SUITES =
            List.of("TLS_RSA_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA");

    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");

    private final ServerKeyManager keys;
    private final TvsSettings settings;

    TvsTls(ServerKeyManager keys, TvsSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    NetServerOptions options(String host, int port) {
        if (settings.legacyTls()) {
            LegacyTls.allow();
        }
        var options = new NetServerOptions()
                .setHost(host)
                .setPort(port)
                .setAcceptBacklog(BACKLOG)
                .setSsl(true)
                .setClientAuth(ClientAuth.NONE)
                .setKeyCertOptions(KeyCertOptions.wrap(keys))
                .setEnabledSecureTransportProtocols(settings.legacyTls() ? ALL : MODERN)
                .setSslHandshakeTimeout(settings.requestTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        SUITES.forEach(options::addEnabledCipherSuite);
        if (settings.legacyTls()) {
            LEGACY_SUITES.forEach(options::addEnabledCipherSuite);
        }
        return options;
    }
}
