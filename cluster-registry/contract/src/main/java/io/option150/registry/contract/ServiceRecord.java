package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What copies of the edge are to do: all of them, or one.
 *
 * @param name {@link RegistryTopics#SERVICE_EDGE} for all copies, else the edge id of one
 * @param state that is desired; null, for one copy only: that of all
 * @param restart a number that grows. A copy restarts when the one it is told by its own name is higher than the one that it
 *     obeyed last; all of them are told copy by copy. A copy that starts has obeyed what it is told first
 * @param sequence version of this record
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceRecord(String name, @Nullable ServiceState state, long restart, long sequence) {
    public ServiceRecord {
        Objects.requireNonNull(name, "name");
    }
}
