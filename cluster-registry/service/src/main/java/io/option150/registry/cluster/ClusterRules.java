package io.option150.registry.cluster;

import io.option150.web.Violation;
import java.util.Optional;
import java.util.regex.Pattern;

/** What holds for each field of a cluster by itself (R7, R10). */
public final class ClusterRules {

    static final int MAX_ADDRESSES = 3;
    private static final int MAX_ORDER = 1_000_000;

    private static final Pattern CLUSTER_ID = Pattern.compile("[A-Za-z0-9.-]{1,50}");
    private static final Pattern FQDN = Pattern.compile("[A-Za-z0-9.*\\- ]{0,50}");
    private static final Pattern DESCRIPTION = Pattern.compile("[^\"<>\\\\\\-&%\\p{Cntrl}]{0,128}");

    private ClusterRules() {}

    /** Checks a cluster id given in this field. */
    public static Optional<Violation> clusterId(String field, String value) {
        return matches(CLUSTER_ID, field, "has 1 to 50 characters out of letters, digits, '.' and '-' (R10)", value);
    }

    static Optional<Violation> fqdn(String value) {
        return matches(
                FQDN, "fqdn", "has up to 50 characters out of letters, digits, '.', '-', '*' and space (R10)", value);
    }

    static Optional<Violation> description(String value) {
        return matches(
                DESCRIPTION,
                "description",
                "has up to 128 characters without \" < > \\ - & % and controls (R10)",
                value);
    }

    static Optional<Violation> order(int value) {
        return value >= 0 && value <= MAX_ORDER
                ? Optional.empty()
                : Optional.of(new Violation("order", "is 0 to " + MAX_ORDER, Integer.toString(value)));
    }

    static Optional<Violation> port(String field, int value) {
        return value >= 1 && value <= 65_535
                ? Optional.empty()
                : Optional.of(new Violation(field, "is a port number, 1 to 65535", Integer.toString(value)));
    }

    private static Optional<Violation> matches(Pattern pattern, String field, String rule, String value) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(new Violation(field, rule, value));
    }
}
