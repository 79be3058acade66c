package io.option150.edge.tls;

import io.option150.trust.contract.TlsHandover;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * A certificate with its private key; its text form shows the certificate's subject alone.
 *
 * @param chain the server's certificate first, each behind it the issuer of the one before (RFC 8446, section 4.4.2)
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

    static ServerIdentity of(TlsHandover opened) {
        return new ServerIdentity(opened.chain(), opened.key());
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "ServerIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
