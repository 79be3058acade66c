package io.option150.edge.resolve;

import io.option150.registry.contract.ClusterRecord;
import java.util.List;
import java.util.Optional;

/**
 * Whom a question is for (RES-2, RES-3).
 *
 * @param ownFiles whether own files may answer; they come before all clusters
 * @param clusters who is to be asked, in order
 * @param homeAlone whether the only cluster is the home, whose word is final
 * @param blocked why nobody can tell now; empty as a rule
 * @param otherwise the plan for the case that this one gives no file; empty as a rule
 * @param reason for people
 */
public record Plan(
        boolean ownFiles,
        List<ClusterRecord> clusters,
        boolean homeAlone,
        Optional<String> blocked,
        Optional<Plan> otherwise,
        String reason) {

    public Plan {
        clusters = List.copyOf(clusters);
    }

    static Plan own(String reason) {
        return new Plan(true, List.of(), false, Optional.empty(), Optional.empty(), reason);
    }

    static Plan nobody(String reason) {
        return new Plan(false, List.of(), false, Optional.empty(), Optional.empty(), reason);
    }

    static Plan home(ClusterRecord cluster, String reason) {
        return new Plan(false, List.of(cluster), true, Optional.empty(), Optional.empty(), reason);
    }

    static Plan blocked(String reason) {
        return new Plan(false, List.of(), false, Optional.of(reason), Optional.empty(), reason);
    }

    static Plan everyone(List<ClusterRecord> clusters, String reason) {
        return new Plan(true, clusters, false, Optional.empty(), Optional.empty(), reason);
    }

    /** This plan first, then another one. */
    Plan or(Plan next) {
        return new Plan(ownFiles, clusters, homeAlone, blocked, Optional.of(next), reason);
    }
}
