package io.option150.trust.contract;

import io.option150.files.contract.PercentEncoding;

/** Where the trust service answers other services. */
public final class TrustPaths {

    /** {@code GET}: certificates, one page at a time, or one by its fingerprint. */
    public static final String CERTIFICATES = "/api/v1/certificates";

    /** The suite's own certificates, one for each {@link CertificateUse}. */
    public static final String OWN_CERTIFICATES = CERTIFICATES + "/own";

    /** {@code GET}: the HTTPS certificate with its key, sealed as {@link TlsHandover} says. */
    public static final String HANDOVER = OWN_CERTIFICATES + "/tftp-https/handover";

    /** {@code GET}: the local cluster's trust lists, one page at a time, or one as {@code /ctl} or {@code /itl}. */
    public static final String TRUST_LISTS = "/api/v1/trust-lists";

    /** What the trust verification service vouches for beyond the certificates that are held. */
    public static final String VERIFICATION_LIST = "/api/v1/verification-list";

    /** Certificates of phones, one for each phone whose configuration is encrypted. */
    public static final String PHONE_CERTIFICATES = "/api/v1/phone-certificates";

    public static final String CTL_NAME = "CTLFile.tlv";
    public static final String ITL_NAME = "ITLFile.tlv";

    /** {@code GET}: the signed or encrypted form of a stored file; the requested name follows. */
    public static final String SIGNED = "/api/v1/signed/";

    /** Query parameter of {@link #SIGNED}: SHA-256 of the plain content wanted, 64 hex digits. */
    public static final String SHA256 = "sha256";

    /** Query parameter of {@link #SIGNED}: {@link #DIGEST_SHA1} or {@link #DIGEST_SHA512}. */
    public static final String DIGEST = "digest";

    public static final String DIGEST_SHA1 = "sha1";
    public static final String DIGEST_SHA512 = "sha512";

    private TrustPaths() {}

    /**
     * Path and query of a signed form.
     *
     * @param requestedName the name the phone asked for, {@code .sgn} and directory included; it becomes part of what is
     *     signed
     * @param sha256 hex of the plain content to be signed: other content under that name is refused with 409
     * @return percent-encoded, to follow the service's base URL
     */
    public static String signedForm(String requestedName, String sha256) {
        return SIGNED + PercentEncoding.encode(requestedName) + "?" + SHA256 + "=" + PercentEncoding.encode(sha256);
    }

    /**
     * Path and query of a trust list's bytes.
     *
     * @param name {@link #CTL_NAME} or {@link #ITL_NAME}
     * @param sha256 hex of the list wanted: when there is another one by now, the answer is 409
     * @return to follow the service's base URL
     */
    public static String trustList(String name, String sha256) {
        return TRUST_LISTS + (name.equals(CTL_NAME) ? "/ctl" : "/itl") + "/bytes?" + SHA256 + "="
                + PercentEncoding.encode(sha256);
    }
}
