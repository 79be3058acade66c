package io.option150.trust.contract;

/** Topic and event types that the trust service owns. */
public final class TrustTopics {

    /**
     * Compacted; key of a certificate: its fingerprint; value: {@link CertificateRecord}; key of a trust list: its name;
     * value: {@link TrustListRecord}; key of an entry of the verification list: {@link #VERIFICATION_KEY} and its
     * fingerprint; value: {@link VerificationRecord}; key of a phone's certificate: {@link #PHONE_KEY} and the phone's name;
     * value: {@link PhoneCertificateRecord}. None after a removal.
     */
    public static final String TRUST_CHANGED = "trust-changed";

    public static final String TYPE_CERTIFICATE_CHANGED = "io.option150.certificate.changed";
    public static final String TYPE_CERTIFICATE_REMOVED = "io.option150.certificate.removed";

    public static final String TYPE_TRUST_LIST_CHANGED = "io.option150.trust-list.changed";
    public static final String TYPE_TRUST_LIST_REMOVED = "io.option150.trust-list.removed";

    /** What the key of an entry of the verification list starts with. */
    public static final String VERIFICATION_KEY = "verification/";

    public static final String TYPE_VERIFICATION_CHANGED = "io.option150.verification.changed";
    public static final String TYPE_VERIFICATION_REMOVED = "io.option150.verification.removed";

    /** What the key of a phone's certificate starts with. */
    public static final String PHONE_KEY = "phone/";

    public static final String TYPE_PHONE_CERTIFICATE_CHANGED = "io.option150.phone-certificate.changed";
    public static final String TYPE_PHONE_CERTIFICATE_REMOVED = "io.option150.phone-certificate.removed";

    /** Schema of {@link PhoneCertificateRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_PHONE_CERTIFICATE = "urn:option150:schema:phone-certificate:1.0";

    /** Schema of {@link VerificationRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_VERIFICATION = "urn:option150:schema:verification:1.0";

    /** Schema of {@link TrustListRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_TRUST_LIST = "urn:option150:schema:trust-list:1.0";

    /** Schema of {@link CertificateRecord}; the last part is {@code major.minor}. */
    public static final String SCHEMA_CERTIFICATE = "urn:option150:schema:certificate:1.1";

    private TrustTopics() {}
}
