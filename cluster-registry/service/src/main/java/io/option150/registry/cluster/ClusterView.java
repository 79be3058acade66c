package io.option150.registry.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.option150.registry.contract.ClusterRecord;
import java.util.List;

/**
 * A cluster as it is told when it is asked for alone.
 *
 * @param warnings left out where there are none
 */
record ClusterView(
        @JsonUnwrapped ClusterRecord cluster,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClusterWarning> warnings) {

    ClusterView {
        warnings = List.copyOf(warnings);
    }
}
