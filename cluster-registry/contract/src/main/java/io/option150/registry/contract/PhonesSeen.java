package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * What phones asked of one copy of the edge of late. A crowd of phones shares a message: one for each would cost the edge more
 * than to serve it.
 *
 * @param edgeId the copy that was asked
 * @param phones 1 to {@value #MOST}, each once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PhonesSeen(String edgeId, List<PhoneSeen> phones) {

    /** Phones in a message at the most. */
    public static final int MOST = 64;

    public PhonesSeen {
        Objects.requireNonNull(edgeId, "edgeId");
        phones = List.copyOf(phones);
    }
}
