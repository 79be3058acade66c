package io.option150.web.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its private key; its text form shows the certificate's subject alone.
 *
 * @param chain the server's certificate first, each behind it the issuer of the one before (RFC 8446, section 4.4.2)
 * @param key its private key
 */
public record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {

    public ServerIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: has no certificate");
        }
    }

    /** The server's certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "ServerIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
