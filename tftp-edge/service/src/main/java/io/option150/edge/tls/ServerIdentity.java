package io.option150.edge.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A certificate with its private key; its text form shows the certificate's subject alone.
 *
 * @param chain the server's certificate first
 * @param key its private key
 */
record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {

    ServerIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: has no certificate");
        }
        Objects.requireNonNull(key, "key");
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "ServerIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
