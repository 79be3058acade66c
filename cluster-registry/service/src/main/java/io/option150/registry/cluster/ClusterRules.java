package io.option150.registry.cluster;

import io.option150.registry.call.Checked;
import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import java.util.List;
import java.util.Locale;

/** Decides whether a cluster may be as a form describes it, beside all the others. */
final class ClusterRules {

    /** What records of answers call the suite's own files, where else a cluster's id stands. */
    private static final String OWN_FILES = "own";

    private ClusterRules() {}

    /**
     * Lets a new cluster pass.
     *
     * @throws ProblemException 400 with every violation, or 409 when the id is taken
     */
    static ClusterForm checkNew(Checked<ClusterForm> given, List<OtherCluster> all, OwnEdge.Endpoints own) {
        var form = given.form();
        // A cluster of the same id is told of as such, not as one that has the same addresses.
        var others = all.stream()
                .filter(other -> !form.clusterId().equalsIgnoreCase(other.clusterId()))
                .toList();
        var violations = violations(given, others, own);
        refuseReserved(form, violations);
        if (form.role() == ClusterRole.LOCAL) {
            all.stream()
                    .filter(OtherCluster::isLocal)
                    .forEach(local -> violations.add(
                            "role",
                            "must be 'remote': there is one local cluster, '" + local.clusterId() + "'",
                            "local"));
        }
        violations.refuseIfAny();
        refuseTaken(form, all);
        return form;
    }

    /**
     * Lets a cluster's new state pass.
     *
     * @throws ProblemException 400 with every violation, or 409 when the new id is taken
     */
    static ClusterForm checkChange(
            ClusterRow current, Checked<ClusterForm> given, List<OtherCluster> all, OwnEdge.Endpoints own) {
        var form = given.form();
        var others = all.stream()
                .filter(other -> !other.clusterId().equals(current.clusterId))
                .toList();
        var violations = violations(given, others, own);
        if (form.role() != current.role && !violations.has("role")) {
            violations.add(
                    "role",
                    "must stay as it is; cluster '" + current.clusterId + "' is " + name(current.role),
                    name(form.role()));
        }
        boolean isRenamed = !form.clusterId().equals(current.clusterId);
        if (isRenamed && !current.isLocal() && !violations.has("clusterId")) {
            violations.add(
                    "clusterId",
                    "must be '" + current.clusterId + "' as in the path: only the local cluster can be renamed",
                    form.clusterId());
        }
        if (isRenamed) {
            refuseReserved(form, violations);
        }
        violations.refuseIfAny();
        if (isRenamed) {
            refuseTaken(form, others);
        }
        return form;
    }

    private static Violations violations(Checked<ClusterForm> given, List<OtherCluster> others, OwnEdge.Endpoints own) {
        var violations = new Violations(given.violations());
        AddressRules.check(given.form(), others, own, violations);
        PeerRules.check(given.form(), others, violations);
        return violations;
    }

    private static void refuseReserved(ClusterForm form, Violations violations) {
        if (form.clusterId().equalsIgnoreCase(OWN_FILES)) {
            violations.add(
                    "clusterId",
                    "must not be '" + OWN_FILES + "', which stands for the suite's own files",
                    form.clusterId());
        }
    }

    /** Two ids that differ in case only would be taken for one by people, and by whatever folds names. */
    private static void refuseTaken(ClusterForm form, List<OtherCluster> others) {
        for (var other : others) {
            if (other.clusterId().equalsIgnoreCase(form.clusterId())) {
                throw Problem.conflict("There is a cluster '" + other.clusterId() + "' already"
                                + (other.clusterId().equals(form.clusterId())
                                        ? "."
                                        : ", and '" + form.clusterId() + "' differs from it in case only."))
                        .exception();
            }
        }
    }

    private static String name(ClusterRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
