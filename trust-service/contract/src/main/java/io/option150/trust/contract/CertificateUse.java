package io.option150.trust.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What the suite itself uses one of its own certificates for; each use has exactly one certificate at a time. */
public enum CertificateUse {
    /** Signs files. */
    @JsonProperty("ccm-tftp")
    CCM_TFTP("ccm-tftp", CertificateRole.CCM_TFTP),
    /** Signs the trust lists. */
    @JsonProperty("sast")
    SAST("sast", CertificateRole.SAST),
    /** Is named in the trust lists beside the signer and takes over from it at a rotation. */
    @JsonProperty("sast-standby")
    SAST_STANDBY("sast-standby", CertificateRole.SAST),
    /** Server certificate of the edges' HTTPS. */
    @JsonProperty("tftp-https")
    TFTP_HTTPS("tftp-https", CertificateRole.TFTP),
    /** Server certificate of the trust verification service. */
    @JsonProperty("tvs")
    TVS("tvs", CertificateRole.TVS);

    private final String label;
    private final CertificateRole role;

    CertificateUse(String label, CertificateRole role) {
        this.label = label;
        this.role = role;
    }

    /** As paths, JSON and metrics write it. */
    public String label() {
        return label;
    }

    /** The function under which a trust list names such a certificate. */
    public CertificateRole role() {
        return role;
    }

    /** The use of this label. */
    public static Optional<CertificateUse> of(String label) {
        return Arrays.stream(values()).filter(use -> use.label.equals(label)).findFirst();
    }
}
