package io.option150.edge.tls;

import io.option150.web.tls.ServerIdentity;
import io.option150.web.tls.ServerKeyManager;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the certificate that phones see on 6971 and 6972; without one a handshake fails. */
@Singleton
public class ServerKeys extends ServerKeyManager {

    private final AtomicReference<@Nullable ServerIdentity> current = new AtomicReference<>();

    ServerKeys() {}

    /** Takes a certificate up; returns whether it is another one than before. */
    boolean set(ServerIdentity identity) {
        ServerIdentity before = current.getAndSet(identity);
        return before == null || !before.certificate().equals(identity.certificate());
    }

    /** The certificate that is shown now. */
    public Optional<X509Certificate> certificate() {
        return current().map(ServerIdentity::certificate);
    }

    @Override
    protected Optional<ServerIdentity> current() {
        return Optional.ofNullable(current.get());
    }
}
