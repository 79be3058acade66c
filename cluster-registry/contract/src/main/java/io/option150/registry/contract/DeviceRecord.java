package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/**
 * A device and its home cluster: the whole state, as the registry answers and tells it.
 *
 * @param name device name as given, e.g. {@code SEP001122AABBCC}; compared without case
 * @param clusterId the home cluster
 * @param sequence version of this record; grows with every change and is never reused for this name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeviceRecord(String name, String clusterId, long sequence) {

    public DeviceRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(clusterId, "clusterId");
    }
}
