package io.option150.trust.formats.tvs;

import io.option150.trust.formats.signer.Function;
import java.time.Duration;
import java.util.List;

/**
 * What a service says of a certificate that it trusts.
 *
 * @param roles for what it is trusted, in the order in which they are written; their codes fit one byte
 * @param ttl how long the answer holds, in whole seconds of 32 bits
 */
public record Vouch(List<Function> roles, Duration ttl) {

    private static final int MAX_ROLE = 0xFF;
    private static final long MAX_SECONDS = 0xFFFF_FFFFL;

    public Vouch {
        roles = List.copyOf(roles);
        for (Function role : roles) {
            if (role.code() > MAX_ROLE) {
                throw new IllegalArgumentException("role: code %d does not fit one byte".formatted(role.code()));
            }
        }
        if (ttl.isNegative() || ttl.toNanosPart() != 0 || ttl.toSeconds() > MAX_SECONDS) {
            throw new IllegalArgumentException("ttl: %s is not a number of seconds within 32 bits".formatted(ttl));
        }
    }
}
