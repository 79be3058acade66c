package io.option150.registry.cluster;

import java.util.List;

/**
 * What is told of a cluster beside its record.
 *
 * @param warnings what an admin should know, the weightiest first
 * @param stated what is stated of its fields, what counts first
 * @param callManagerGroups as its own system states them
 */
public record ClusterRemarks(
        List<ClusterWarning> warnings, List<StatedField> stated, List<CallManagerGroup> callManagerGroups) {

    /** Nobody states anything. */
    public static final ClusterRemarks NONE = new ClusterRemarks(List.of(), List.of(), List.of());

    public ClusterRemarks {
        warnings = List.copyOf(warnings);
        stated = List.copyOf(stated);
        callManagerGroups = List.copyOf(callManagerGroups);
    }
}
