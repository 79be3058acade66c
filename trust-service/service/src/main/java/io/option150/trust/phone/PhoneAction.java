package io.option150.trust.phone;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Who did what with a phone's certificate.
 *
 * @param at when
 * @param who by which token and from which address
 * @param action what
 * @param device whose certificate
 * @param fingerprint SHA-256 of the certificate that was taken or removed
 */
record PhoneAction(Instant at, String who, Action action, String device, String fingerprint) {

    /** What can be done. */
    enum Action {
        /** A phone got its first or another certificate. */
        @JsonProperty("set")
        SET,
        @JsonProperty("remove")
        REMOVE
    }
}
