package io.option150.registry.cluster;

import io.option150.registry.call.Violations;
import io.option150.registry.contract.ClusterRole;
import io.option150.web.Where;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters are asked for: those that fit all that is given.
 *
 * @param clusterId the one of this id, with regard to case
 * @param cluster the same, by a shorter name
 * @param name the same, by another
 * @param role {@code local} or {@code remote}
 * @param q those in whose id, FQDN or description this stands, without regard to case
 */
record ClusterFilter(
        @Parameter(description = "Only the cluster of this id") @QueryParam("clusterId") @Nullable
        String clusterId,

        @Parameter(description = "The same as clusterId") @QueryParam("cluster") @Nullable
        String cluster,

        @Parameter(description = "The same as clusterId") @QueryParam("name") @Nullable
        String name,

        @Parameter(description = "Only clusters of this role: local or remote") @QueryParam("role") @Nullable
        String role,

        @Parameter(
                description =
                        "Only clusters in whose clusterId, fqdn or description this stands, without regard to case")
        @QueryParam("q")
        @Nullable
        String q) {

    private static final int LONGEST_Q = 128;

    ClusterFilter {
        var violations = new Violations();
        checkId("clusterId", clusterId, violations);
        checkId("cluster", cluster, violations);
        checkId("name", name, violations);
        if (role != null && !role.equals("local") && !role.equals("remote")) {
            violations.add("role", "must be 'local' or 'remote'", role);
        }
        if (q != null && (q.length() > LONGEST_Q || q.indexOf('\0') >= 0)) {
            violations.add("q", "must be up to " + LONGEST_Q + " characters without NUL", q);
        }
        violations.refuseIfAny();
    }

    /** These conditions, over {@link ClusterRow}. */
    Where where() {
        return new Where()
                .and("clusterId = :clusterId", "clusterId", clusterId)
                .and("clusterId = :cluster", "cluster", cluster)
                .and("clusterId = :name", "name", name)
                .and("role = :role", "role", role == null ? null : ClusterRole.valueOf(role.toUpperCase(Locale.ROOT)))
                .and(
                        "(locate(:part, lower(clusterId)) > 0 or locate(:part, lower(fqdn)) > 0"
                                + " or locate(:part, lower(description)) > 0)",
                        "part",
                        q == null ? null : q.toLowerCase(Locale.ROOT));
    }

    private static void checkId(String field, @Nullable String value, Violations violations) {
        if (value != null && ClusterId.parse(value).isEmpty()) {
            violations.add(field, ClusterId.RULE, value);
        }
    }
}
