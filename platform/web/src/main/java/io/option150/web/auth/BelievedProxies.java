package io.option150.web.auth;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the start when callers are let in by their networks while anybody is believed about where a call comes from: Quarkus
 * takes {@code X-Forwarded-For} of everybody unless told of whom, and who writes a let-in address there would pass.
 */
@Startup(1)
@Singleton
class BelievedProxies {

    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    BelievedProxies(
            AuthSettings settings,
            @ConfigProperty(name = FORWARDING, defaultValue = "false") boolean forwarding,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        check(settings.networks(), forwarding, trusted);
    }

    /**
     * Checks the three settings together.
     *
     * @throws IllegalArgumentException naming key, rule and value
     */
    static void check(Optional<List<String>> networks, boolean forwarding, Optional<List<String>> trusted) {
        boolean areNamed = !networks.orElse(List.of()).isEmpty();
        if (areNamed && forwarding && trusted.orElse(List.of()).isEmpty()) {
            throw new IllegalArgumentException(TRUSTED + " must name the proxies that are believed, when " + FORWARDING
                    + " is true and option150.auth.networks is set; got: none");
        }
    }
}
