package io.option150.registry.phone;

import io.option150.registry.call.Violations;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.device.PhoneNames;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which phones are asked for: those that fit all that is given.
 *
 * @param q those whose names or addresses contain this, without regard to case; a MAC address in any spelling
 * @param cluster those at home in this cluster, registered or learned
 * @param state those of whom this is true now
 * @param home those whose home is known in this way
 */
record PhoneFilter(
        @Parameter(
                description = "Only phones whose names or addresses contain this, without regard to case;"
                        + " a MAC address may be written with separators")
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(description = "Only phones at home in this cluster, be it registered or learned")
        @QueryParam("cluster")
        @Nullable
        String cluster,

        @Parameter(description = "ok, failing, silent, or never-seen: registered, and never seen")
        @QueryParam("state")
        @Nullable
        String state,

        @Parameter(description = "registered, learned, none, or conflict: several clusters have its configuration")
        @QueryParam("home")
        @Nullable
        String home) {

    static final String NEVER_SEEN = "never-seen";
    static final String REGISTERED = "registered";

    private static final List<String> STATES = List.of("ok", "failing", "silent", NEVER_SEEN);
    private static final List<String> HOMES = List.of(REGISTERED, "learned", "none", "conflict");
    private static final int FEWEST_OF_A_KEY = 2;
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._:-]{0,128}");
    private static final String RULE = "must be up to 128 letters (A-Z, a-z), digits, '.', ':', '_' and '-'";

    PhoneFilter {
        var violations = new Violations();
        q = q == null ? null : q.strip();
        if (q != null && !canBePart(q)) {
            violations.add("q", RULE, q);
        }
        if (cluster != null && ClusterId.parse(cluster).isEmpty()) {
            violations.add("cluster", ClusterId.RULE, cluster);
        }
        choose("state", state, STATES, violations);
        choose("home", home, HOMES, violations);
        violations.refuseIfAny();
    }

    /** Whether any phone's name or address may hold it. */
    static boolean canBePart(String q) {
        return PART.matcher(q).matches();
    }

    /** The part as it stands in a key; empty: it can be of an address only, or tells too little of a key. */
    String partOfKey() {
        if (q == null || q.contains("::")) {
            return "";
        }
        var part = PhoneNames.withoutSeparators(q).toUpperCase(Locale.ROOT);
        return part.length() < FEWEST_OF_A_KEY ? "" : part;
    }

    /** The part as it stands in an address; empty: any. */
    String partOfAddress() {
        return q == null ? "" : q.toLowerCase(Locale.ROOT);
    }

    /** Whether phones that were seen may be among those asked for. */
    boolean wantsSeen() {
        return !NEVER_SEEN.equals(state);
    }

    /** Whether phones that are registered and were never seen may be among those asked for. */
    boolean wantsNeverSeen() {
        return (state == null || NEVER_SEEN.equals(state)) && (home == null || REGISTERED.equals(home));
    }

    private static void choose(String field, @Nullable String value, List<String> among, Violations violations) {
        if (value != null && !among.contains(value)) {
            violations.add(field, "must be one of " + String.join(", ", among), value);
        }
    }
}
