package io.option150.registry.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.option150.registry.contract.ClusterRecord;
import java.util.List;

/**
 * A cluster in a list.
 *
 * @param warnings left out where there are none, and where they were not asked for
 */
record ListedCluster(
        @JsonUnwrapped ClusterRecord cluster,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClusterWarning> warnings) {

    ListedCluster {
        warnings = List.copyOf(warnings);
    }
}
