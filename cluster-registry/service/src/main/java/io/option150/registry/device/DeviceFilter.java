package io.option150.registry.device;

import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import io.option150.web.Where;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which devices are asked for: those that fit all that is given.
 *
 * @param clusterId those at home in this cluster
 * @param cluster the same, by a shorter name
 * @param name the one of this name, without regard to case
 * @param prefix those whose names begin so, without regard to case
 * @param q those whose names contain this, without regard to case; a MAC address in any spelling
 */
record DeviceFilter(
        @Parameter(description = "Only devices at home in this cluster") @QueryParam("clusterId") @Nullable
        String clusterId,

        @Parameter(description = "The same as clusterId") @QueryParam("cluster") @Nullable
        String cluster,

        @Parameter(description = "Only the device of this name, without regard to case") @QueryParam("name") @Nullable
        String name,

        @Parameter(description = "Only devices whose names begin so, without regard to case")
        @QueryParam("prefix")
        @Nullable
        String prefix,

        @Parameter(
                description = "Only devices whose names contain this, without regard to case;"
                        + " a MAC address may be written with separators")
        @QueryParam("q")
        @Nullable
        String q) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{0,128}");
    private static final String RULE = "must be up to 128 letters (A-Z, a-z), digits, '.', '_' and '-'";

    DeviceFilter {
        var violations = new Violations();
        checkHome("clusterId", clusterId, violations);
        checkHome("cluster", cluster, violations);
        name = name == null ? null : MacName.of(name);
        checkPart("name", name, violations);
        checkPart("prefix", prefix, violations);
        q = q == null ? null : PhoneNames.withoutSeparators(q.strip());
        checkPart("q", q, violations);
        violations.refuseIfAny();
    }

    /** These conditions, over {@link DeviceRow}. */
    Where where() {
        return new Where()
                .and("clusterId = :home", "home", clusterId)
                .and("clusterId = :cluster", "cluster", cluster)
                .and("key = :name", "name", key(name))
                .and("key >= :prefix and left(key, length(:prefix)) = :prefix", "prefix", key(prefix))
                .and("locate(:part, key) > 0", "part", key(q));
    }

    private static void checkHome(String field, @Nullable String value, Violations violations) {
        if (value != null && ClusterId.parse(value).isEmpty()) {
            violations.add(field, ClusterId.RULE, value);
        }
    }

    private static void checkPart(String field, @Nullable String value, Violations violations) {
        if (value != null && !PART.matcher(value).matches()) {
            violations.add(field, RULE, value);
        }
    }

    private static @Nullable String key(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
