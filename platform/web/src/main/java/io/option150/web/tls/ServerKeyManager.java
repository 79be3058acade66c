package io.option150.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Has a TLS server show, to each new connection, the certificate as it is then: another one needs no restart. A handshake
 * asks for an alias first, then for chain and key of that alias: the certificate shown before is kept for those that a
 * change overtakes, so that none gets the chain of one and the key of the other.
 */
public abstract class ServerKeyManager extends X509ExtendedKeyManager {

    private record Shown(String alias, ServerIdentity identity) {}

    private @Nullable Shown last;
    private @Nullable Shown former;

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
        return shown(alias)
                .map(shown -> shown.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return shown(alias).map(ServerIdentity::key).orElse(null);
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
                .filter(shown ->
                        type.startsWith(shown.certificate().getPublicKey().getAlgorithm()))
                .map(this::aliasOf)
                .orElse(null);
    }

    /** Never given twice: a TLS engine may keep what it made of an alias' certificate and key. */
    private synchronized String aliasOf(ServerIdentity identity) {
        if (former != null && former.identity().equals(identity)) {
            // Of a handshake that a change overtook before it came here.
            return former.alias();
        }
        if (last == null || !last.identity().equals(identity)) {
            former = last;
            last = new Shown(UUID.randomUUID().toString(), identity);
        }
        return last.alias();
    }

    private synchronized Optional<ServerIdentity> shown(String alias) {
        return Stream.of(Optional.ofNullable(last), Optional.ofNullable(former))
                .flatMap(Optional::stream)
                .filter(shown -> shown.alias().equals(alias))
                .map(Shown::identity)
                .findFirst();
    }
}
