package io.option150.web.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens that hold at one time. Its text form shows none of them. */
final class TokenSet {

    private final List<KnownToken> known;
    private final @Nullable String service;

    /**
     * @param admin the admin's token, if there is one
     * @param service the services' token, if there is one
     * @param others out of the tokens file
     */
    TokenSet(@Nullable String admin, @Nullable String service, List<KnownToken> others) {
        var all = new ArrayList<KnownToken>();
        if (admin != null) {
            all.add(KnownToken.of(new Caller("admin", Roles.ADMIN), admin));
        }
        if (service != null) {
            all.add(KnownToken.of(new Caller("service", Roles.SERVICE), service));
        }
        all.addAll(others);
        this.known = List.copyOf(all);
        this.service = service;
    }

    /** Whose token this is. Compares with all of them, so that the time it takes tells nothing. */
    Optional<Caller> callerOf(String token) {
        var digest = KnownToken.digest(token);
        Caller found = null;
        for (var candidate : known) {
            if (candidate.hasDigest(digest) && found == null) {
                found = candidate.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    /** What this service shows to others. */
    Optional<String> service() {
        return Optional.ofNullable(service);
    }
}
