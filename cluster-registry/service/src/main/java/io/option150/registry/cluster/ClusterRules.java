package io.option150.registry.cluster;

import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import java.util.List;
import java.util.Locale;

/** Decides whether a cluster may be as a form describes it, beside all the others. */
final class ClusterRules {

    private ClusterRules() {}

    /**
     * Lets a new cluster pass.
     *
     * @throws ProblemException 400 with every violation, or 409 when the id is taken
     */
    static void checkNew(ClusterForm form, List<Cluster> all, OwnEdge.Endpoints own) {
        // A cluster of the same id is told of as such, not as one that has the same addresses.
        var others = all.stream()
                .filter(other -> form.givenId()
                        .filter(id -> id.text().equalsIgnoreCase(other.clusterId))
                        .isEmpty())
                .toList();
        var violations = violations(form, others, own);
        if (form.hasRole(ClusterRole.LOCAL)) {
            all.stream()
                    .filter(Cluster::isLocal)
                    .forEach(local -> violations.add(
                            "role",
                            "must be 'remote': there is one local cluster, '" + local.clusterId + "'",
                            "local"));
        }
        violations.refuseIfAny();
        refuseTaken(form, all);
    }

    /**
     * Lets a cluster's new state pass.
     *
     * @throws ProblemException 400 with every violation, or 409 when the new id is taken
     */
    static void checkChange(Cluster current, ClusterForm form, List<Cluster> all, OwnEdge.Endpoints own) {
        var others = all.stream().filter(other -> other != current).toList();
        var violations = violations(form, others, own);
        form.givenRole()
                .filter(role -> role != current.role)
                .ifPresent(role -> violations.add(
                        "role",
                        "must stay as it is; cluster '" + current.clusterId + "' is " + name(current.role),
                        name(role)));
        form.givenId()
                .filter(id -> !current.isLocal() && !form.hasId(current.clusterId))
                .ifPresent(id -> violations.add(
                        "clusterId",
                        "must be '" + current.clusterId + "' as in the path: only the local cluster can be renamed",
                        id.text()));
        violations.refuseIfAny();
        if (!form.hasId(current.clusterId)) {
            refuseTaken(form, others);
        }
    }

    private static Violations violations(ClusterForm form, List<Cluster> others, OwnEdge.Endpoints own) {
        var violations = new Violations();
        violations.addAll(form.violations());
        AddressRules.check(form, others, own, violations);
        PeerRules.check(form, others, violations);
        return violations;
    }

    /** Two ids that differ in case only would be taken for one by people, and by whatever folds names. */
    private static void refuseTaken(ClusterForm form, List<Cluster> others) {
        for (var other : others) {
            if (other.clusterId.equalsIgnoreCase(form.id().text())) {
                throw Problem.conflict("There is a cluster '" + other.clusterId + "' already"
                                + (form.hasId(other.clusterId)
                                        ? "."
                                        : ", and '" + form.id() + "' differs from it in case only."))
                        .exception();
            }
        }
    }

    private static String name(ClusterRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
