package io.option150.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Has a TLS server show, to each new connection, the certificate as it is then: another one needs no restart. */
public abstract class ServerKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "own";

    /** What is shown now; empty: handshakes fail. */
    protected abstract Optional<ServerIdentity> current();

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
        var alias = alias(type);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return current()
                .map(shown -> shown.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return current().map(ServerIdentity::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    /** Key types come as {@code RSA}, {@code EC}, or as {@code EC_RSA} and the like. */
    private @Nullable String alias(String type) {
        return current()
                .map(shown -> shown.certificate().getPublicKey().getAlgorithm())
                .filter(type::startsWith)
                .map(_ -> ALIAS)
                .orElse(null);
    }
}
