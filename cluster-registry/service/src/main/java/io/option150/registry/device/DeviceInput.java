package io.option150.registry.device;

import io.option150.web.Problem;
import io.option150.web.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as an admin sends it.
 *
 * @param sequence taken so that an answer can be sent back as it came; not used, {@code If-Match} is what counts
 */
public record DeviceInput(
        @Nullable String name,
        @Nullable String clusterId,
        @Nullable Long sequence) {

    /**
     * Name and home, both given and the name well-formed.
     *
     * @param name as given
     * @param clusterId not yet looked up
     */
    record Checked(String name, String clusterId) {}

    /**
     * This input, all rules kept.
     *
     * @throws io.option150.web.ProblemException 400, naming every broken rule
     */
    Checked check() {
        var violations = violations();
        if (name == null || clusterId == null || !violations.isEmpty()) {
            throw Problem.invalid(violations).exception();
        }
        return new Checked(name, clusterId);
    }

    /** Every rule that the input breaks by itself. */
    List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        DeviceName.violation(name).ifPresent(violations::add);
        if (clusterId == null) {
            violations.add(new Violation("clusterId", "must be given", "null"));
        }
        return violations;
    }

    static Violation unknownCluster(String field, String clusterId) {
        return new Violation(field, "names a known cluster", clusterId);
    }
}
