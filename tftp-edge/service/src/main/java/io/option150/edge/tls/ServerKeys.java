package io.option150.edge.tls;

import jakarta.inject.Singleton;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows each new connection the certificate as it is now; without one a handshake fails. */
@Singleton
public class ServerKeys extends X509ExtendedKeyManager {

    private static final String ALIAS = "edge";

    private final AtomicReference<@Nullable ServerIdentity> current = new AtomicReference<>();

    ServerKeys() {}

    /** Takes a certificate up; returns whether it is another one than before. */
    boolean set(ServerIdentity identity) {
        ServerIdentity before = current.getAndSet(identity);
        return before == null || !before.certificate().equals(identity.certificate());
    }

    /** The certificate that is shown now. */
    public Optional<X509Certificate> certificate() {
        return find().map(ServerIdentity::certificate);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
        return alias(type);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
        return alias(type);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        String alias = alias(type);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return find().map(identity -> identity.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return find().map(ServerIdentity::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    private Optional<ServerIdentity> find() {
        return Optional.ofNullable(current.get());
    }

    /** Key types come as {@code RSA}, {@code EC}, or as {@code EC_RSA} and the like. */
    private @Nullable String alias(String type) {
        return certificate()
                .map(held -> held.getPublicKey().getAlgorithm())
                .filter(type::startsWith)
                .map(_ -> ALIAS)
                .orElse(null);
    }
}
