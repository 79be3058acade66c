package io.option150.trust.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Who did what in the exchange.
 *
 * @param at when
 * @param who by which token and from which address
 * @param action what
 * @param cluster with whom; empty where it is more than one
 * @param fingerprints SHA-256 of the certificates that went out, came in or were removed
 */
record ExchangeRecord(Instant at, String who, Action action, String cluster, List<String> fingerprints) {

    ExchangeRecord {
        fingerprints = List.copyOf(fingerprints);
    }

    /** What can be done. */
    enum Action {
        @JsonProperty("export")
        EXPORT,
        @JsonProperty("import")
        IMPORT,
        @JsonProperty("consolidate")
        CONSOLIDATE,
        @JsonProperty("remove")
        REMOVE
    }
}
