package io.option150.registry.cluster;

import io.option150.registry.call.Violations;
import java.util.regex.Pattern;

/** The rules of a cluster's free texts (R10). */
final class ClusterTexts {

    private static final Pattern FQDN = Pattern.compile("[A-Za-z0-9.* -]{0,50}");
    private static final int MAX_DESCRIPTION = 128;
    private static final Pattern FORBIDDEN = Pattern.compile("[\"<>\\\\&%-]");
    // What no text column keeps, or no reader shows: control characters and halves of surrogate pairs.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private ClusterTexts() {}

    static void checkFqdn(String fqdn, Violations violations) {
        if (!FQDN.matcher(fqdn).matches()) {
            violations.add("fqdn", "must be up to 50 letters (A-Z, a-z), digits, '.', '-', '*' and spaces (R10)", fqdn);
        }
    }

    static void checkDescription(String description, Violations violations) {
        int length = description.codePointCount(0, description.length());
        if (length > MAX_DESCRIPTION) {
            violations.add("description", "must be up to 128 characters, has " + length + " (R10)", description);
        }
        if (FORBIDDEN.matcher(description).find()) {
            violations.add("description", "must not contain any of \" < > \\ - & % (R10)", description);
        }
        if (UNPRINTABLE.matcher(description).find()) {
            violations.add("description", "must not contain control characters or half characters", description);
        }
    }
}
