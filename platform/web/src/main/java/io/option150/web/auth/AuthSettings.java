package io.option150.web.auth;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who else may call. */
@ConfigMapping(prefix = "option150.auth")
public interface AuthSettings {

    /** File of further tokens: name, role and SHA-256 of each, see {@link TokenFile}. */
    Optional<Path> tokensFile();

    /** How often the files with tokens are looked at for changes. */
    @Range("100 ms to 1 h")
    @WithDefault("2s")
    Duration reload();

    /** How many tokens that nobody has are told so in a minute, of one client network; what is beyond gets 429. */
    @Range("1 to 1000000")
    @WithDefault("20")
    int wrongTokens();

    /** Networks and addresses of the clients that may call; all, unless set. The suite's own services may from anywhere. */
    Optional<List<String>> networks();

    /** Tokens (JWT) of an OpenID Connect provider. */
    Oidc oidc();

    /**
     * Most of these are handed to Quarkus' own keys ({@code quarkus.oidc.…}, in this library's
     * {@code microprofile-config.properties}), which hold for what has no key here.
     */
    interface Oidc {

        /** Whether such tokens are taken at all. */
        @WithDefault("false")
        boolean enabled();

        /** URL of the issuer, below which its {@code .well-known/openid-configuration} is. */
        Optional<String> issuer();

        /** Our name at the provider. */
        @WithDefault("option150")
        String clientId();

        /** What the claim {@code aud} must hold; unless set it is not looked at. */
        Optional<List<String>> audience();

        /** Path of the claim that lists the caller's roles, its parts joined by slashes. */
        @WithDefault("realm_access/roles")
        String roleClaim();

        /** The provider's role that is {@link Roles#VIEWER} here. */
        @WithDefault("option150-viewer")
        String viewer();

        /** The provider's role that is {@link Roles#OPERATOR} here. */
        @WithDefault("option150-operator")
        String operator();

        /** The provider's role that is {@link Roles#ADMIN} here. */
        @WithDefault("option150-admin")
        String admin();
    }
}
