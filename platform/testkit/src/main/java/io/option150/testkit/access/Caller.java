package io.option150.testkit.access;

import io.option150.testkit.TestTokens;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, in the eyes of the service. */
enum Caller {
    NOBODY(null, ""),
    STRANGER("no-such-token-0123456789abcdef0123456789abcdef", ""),
    VIEWER(TestTokens.VIEWER, "viewer"),
    OPERATOR(TestTokens.OPERATOR, "viewer,operator"),
    ADMIN(TestTokens.ADMIN, "viewer,operator,admin"),
    SERVICE(TestTokens.SERVICE, "viewer,service");

    private final @Nullable String token;
    private final String roles;

    Caller(@Nullable String token, String roles) {
        this.token = token;
        this.roles = roles;
    }

    boolean isKnown() {
        return !roles.isEmpty();
    }

    boolean isAnyOf(Set<String> allowed) {
        return Arrays.stream(roles.split(",", -1)).anyMatch(allowed::contains);
    }

    @Nullable
    String token() {
        return token;
    }
}
