package io.option150.edge.tls;

/** What computes phones' TLS. */
public enum TlsEngine {
    /** {@link #NATIVE} where its library can be loaded, else {@link #JDK}. */
    AUTO,
    /** BoringSSL: a handshake costs a fraction of the JDK's, and tickets are good at every copy. */
    NATIVE,
    /** The JDK's own. */
    JDK
}
