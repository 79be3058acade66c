package io.option150.registry.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.option150.registry.contract.ClusterRecord;
import java.util.List;

/**
 * A cluster as it is told when it is asked for alone.
 *
 * @param warnings left out where there are none
 * @param stated what sources state of its fields; left out where there is nothing
 * @param callManagerGroups as its Unified CM states them; left out where there are none
 */
record ClusterView(
        @JsonUnwrapped ClusterRecord cluster,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClusterWarning> warnings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StatedField> stated,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CallManagerGroup> callManagerGroups) {

    ClusterView {
        warnings = List.copyOf(warnings);
        stated = List.copyOf(stated);
        callManagerGroups = List.copyOf(callManagerGroups);
    }

    static ClusterView of(ClusterRecord cluster, ClusterRemarks remarks) {
        return new ClusterView(cluster, remarks.warnings(), remarks.stated(), remarks.callManagerGroups());
    }
}
