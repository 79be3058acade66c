package io.option150.web.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Has a TLS server show, to each new connection, the certificate as it is then: another one needs no restart. A handshake
 * asks for an alias first, then for chain and key of that alias: the certificates shown last are kept for those that
 * changes overtake, so that none gets the chain of one and the key of the other.
 */
public abstract class ServerKeyManager extends X509ExtendedKeyManager {

    /** How many changes may overtake a handshake. */
    private static final int KEPT = 8;

    private record Shown(String alias, ServerIdentity identity) {}

    private final Deque<Shown> latest = new ArrayDeque<>();

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

    /** Never given to two: a TLS engine may keep what it made of an alias' certificate and key. */
    private synchronized String aliasOf(ServerIdentity identity) {
        Shown now = first(shown -> shown.identity().equals(identity))
                .orElseGet(() -> new Shown(UUID.randomUUID().toString(), identity));
        latest.remove(now);
        latest.addFirst(now);
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
        return now.alias();
    }

    private synchronized Optional<ServerIdentity> shown(String alias) {
        return first(shown -> shown.alias().equals(alias)).map(Shown::identity);
    }

    private Optional<Shown> first(Predicate<Shown> which) {
        return latest.stream().filter(which).findFirst();
    }
}
