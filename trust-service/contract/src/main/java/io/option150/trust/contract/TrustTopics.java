package io.option150.trust.contract;

/** Topic and event types that the trust service owns. */
public final class TrustTopics {

    /**
     * Compacted; key of a certificate: its fingerprint; value: {@link CertificateRecord}; key of a trust list: its name;
     * value: {@link TrustListRecord}. None after a removal.
     */
    public static final String TRUST_CHANGED = "trust-changed";

    public static final String TYPE_CERTIFICATE_CHANGED = "io.option150.certificate.changed";
    public static final String TYPE_CERTIFICATE_REMOVED = "io.option150.certificate.removed";

    public static final String TYPE_TRUST_LIST_CHANGED = "io.option150.trust-list.changed";
    public static final String TYPE_TRUST_LIST_REMOVED = "io.option150.trust-list.removed";

    /** Schema of {@link TrustListRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_TRUST_LIST = "urn:option150:schema:trust-list:1.0";

    /** Schema of {@link CertificateRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_CERTIFICATE = "urn:option150:schema:certificate:1.1";

    private TrustTopics() {}
}
