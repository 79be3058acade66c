package io.option150.trust.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateUse;
import java.time.Instant;
import java.util.List;

/**
 * One of our own certificates, as the API tells it.
 *
 * @param use what it is for
 * @param state where it stands
 * @param since when it came into this use
 * @param certificate the certificate
 * @param chain what a server sends behind it, PEM, the issuer of each next
 */
record OwnCertificate(
        CertificateUse use, State state, Instant since, CertificateRecord certificate, List<String> chain) {

    OwnCertificate {
        chain = List.copyOf(chain);
    }

    /** Where a certificate stands. */
    enum State {
        /** It does its work; all but those that sign lists. */
        @JsonProperty("in-use")
        IN_USE,
        /** It signs the trust lists. */
        @JsonProperty("signing")
        SIGNING,
        /** The lists name it beside their signer; phones that fetched one since then take it as their next signer. */
        @JsonProperty("announced")
        ANNOUNCED,
        /** It signed the lists and is still named in them, for phones that hold one of its lists. */
        @JsonProperty("retired")
        RETIRED
    }

    static State state(CertificateUse use, boolean hasSigned) {
        return switch (use) {
            case SAST -> State.SIGNING;
            case SAST_STANDBY -> hasSigned ? State.RETIRED : State.ANNOUNCED;
            case CCM_TFTP, TFTP_HTTPS, TVS -> State.IN_USE;
        };
    }
}
