package io.option150.registry.device;

import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for.
 *
 * @param clusterId those at home in this cluster
 * @param prefix those whose names begin so, without regard to case
 */
record DeviceFilter(
        @Parameter(description = "Only devices at home in this cluster") @QueryParam("clusterId") @Nullable
        String clusterId,

        @Parameter(description = "Only devices whose names begin so, without regard to case")
        @QueryParam("prefix")
        @Nullable
        String prefix) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,128}");

    DeviceFilter {
        var violations = new Violations();
        if (clusterId != null && ClusterId.parse(clusterId).isEmpty()) {
            violations.add("clusterId", ClusterId.RULE, clusterId);
        }
        if (prefix != null && !PREFIX.matcher(prefix).matches()) {
            violations.add("prefix", "must be up to 128 letters (A-Z, a-z), digits, '.', '_' and '-'", prefix);
        }
        violations.refuseIfAny();
    }

    /** The prefix as it stands in keys, empty for all. */
    String keyPrefix() {
        return prefix == null ? "" : prefix.toUpperCase(Locale.ROOT);
    }
}
