package io.option150.trust.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Objects;

/**
 * One of the local cluster's trust lists as the trust service answers and tells it.
 *
 * @param name {@code CTLFile.tlv} or {@code ITLFile.tlv}; the key of the topic
 * @param sha256 of the list, 64 lower-case hex digits
 * @param size bytes
 * @param built when it was built, in whole seconds
 * @param sequence version of this record; grows with every change
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrustListRecord(String name, String sha256, long size, Instant built, long sequence) {

    public TrustListRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(built, "built");
    }
}
