package io.option150.trust;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.option150.web.Violation;

/**
 * Which trust lists the local cluster has.
 *
 * @param mode the mode
 * @param rollbackItl in proxy-only mode: whether an ITL without TFTP and TVS entries is served, so that phones which hold
 *     one of ours let go of it. Nobody has proven on a phone that this works.
 */
public record TrustMode(Mode mode, boolean rollbackItl) {

    /** Refuses what cannot be. */
    public TrustMode {
        if (rollbackItl && mode != Mode.PROXY_ONLY) {
            throw new Violation("rollbackItl", "must be false unless mode is proxy-only", "true").exception();
        }
    }

    /** The modes of a cluster. */
    public enum Mode {
        /** Security by default: an ITL. */
        @JsonProperty("non-secure")
        NON_SECURE,
        /** A CTL and an ITL. */
        @JsonProperty("mixed")
        MIXED,
        /** No phone is at home here: no list. */
        @JsonProperty("proxy-only")
        PROXY_ONLY
    }
}
