package io.option150.web.tls;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whom calls between the suite's own services believe over TLS: the trust store of Quarkus' TLS configuration
 * {@value #CONFIGURATION} ({@code quarkus.tls.services.trust-store.…}), and nobody else, where there is one; else those whom
 * the JDK believes. Names are verified either way.
 */
@Singleton
public class ServiceTls {

    /** Name of the TLS configuration. */
    public static final String CONFIGURATION = "services";

    private final Optional<TrustOptions> trusted;

    @Inject
    ServiceTls(TlsConfigurationRegistry configurations) {
        this(configurations.get(CONFIGURATION).flatMap(tls -> Optional.ofNullable(tls.getTrustStoreOptions())));
    }

    private ServiceTls(Optional<TrustOptions> trusted) {
        this.trusted = trusted;
    }

    /** One that believes these. */
    public static ServiceTls of(TrustOptions trusted) {
        return new ServiceTls(Optional.of(trusted));
    }

    /** One that believes those whom the JDK believes. */
    public static ServiceTls none() {
        return new ServiceTls(Optional.empty());
    }

    /** The same options, for a client that calls the suite's services. */
    public HttpClientOptions trusting(HttpClientOptions options) {
        trusted.ifPresent(options::setTrustOptions);
        return options;
    }
}
