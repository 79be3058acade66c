package io.option150.trust.identity;

import io.option150.trust.contract.CertificateUse;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Gives a TLS server the identity of one use as it is at each handshake, so that a new certificate needs no restart. */
public final class IdentityKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "own";

    private final CurrentIdentities current;
    private final CertificateUse use;

    /**
     * A key manager for one server.
     *
     * @param current who we are
     * @param use which of our certificates the server shows
     */
    public IdentityKeyManager(CurrentIdentities current, CertificateUse use) {
        this.current = Objects.requireNonNull(current, "current");
        this.use = Objects.requireNonNull(use, "use");
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
    public X509Certificate[] getCertificateChain(String alias) {
        return current.get().chain(use).toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return current.get().identity(use).privateKey();
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
        return current.find()
                .map(set -> set.certificate(use).getPublicKey().getAlgorithm())
                .filter(type::startsWith)
                .map(_ -> ALIAS)
                .orElse(null);
    }
}
