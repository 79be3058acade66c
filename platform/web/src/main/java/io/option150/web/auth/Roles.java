package io.option150.web.auth;

import java.util.List;
import java.util.Set;

/**
 * The roles of callers, as resources and routes name them. A role holds others: who has one may do what those may, so that
 * a call names the least role that it needs.
 */
public final class Roles {

    /** Reads. */
    public static final String VIEWER = "viewer";

    /** And moves, uploads, refreshes, controls the service. */
    public static final String OPERATOR = "operator";

    /** And all else. */
    public static final String ADMIN = "admin";

    /** The suite's own services: reads, signed forms and handed-over keys among it. */
    public static final String SERVICE = "service";

    /** All of them. */
    public static final List<String> ALL = List.of(VIEWER, OPERATOR, ADMIN, SERVICE);

    private Roles() {}

    /**
     * The roles that this one holds, itself among them.
     *
     * @throws IllegalArgumentException for none of {@link #ALL}
     */
    public static Set<String> heldBy(String role) {
        return switch (role) {
            case VIEWER -> Set.of(VIEWER);
            case OPERATOR -> Set.of(VIEWER, OPERATOR);
            case ADMIN -> Set.of(VIEWER, OPERATOR, ADMIN);
            case SERVICE -> Set.of(VIEWER, SERVICE);
            default -> throw new IllegalArgumentException("no role: " + role);
        };
    }
}
