package io.option150.trust.contract;

/** Topic and event types that the trust service owns. */
public final class TrustTopics {

    /** Compacted; key of a certificate: its fingerprint; value: {@link CertificateRecord}, none after a removal. */
    public static final String TRUST_CHANGED = "trust-changed";

    public static final String TYPE_CERTIFICATE_CHANGED = "io.option150.certificate.changed";
    public static final String TYPE_CERTIFICATE_REMOVED = "io.option150.certificate.removed";

    /** Schema of {@link CertificateRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_CERTIFICATE = "urn:option150:schema:certificate:1.1";

    private TrustTopics() {}
}
