package io.option150.web.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BelievedProxiesTest {

    private static final Optional<List<String>> NETWORKS = Optional.of(List.of("192.0.2.0/24"));
    private static final Optional<List<String>> NONE = Optional.empty();

    @Test
    void networksThatAnybodyCouldClaimAreRefused() {
        for (var nobody : List.of(NONE, Optional.of(List.<String>of()))) {
            assertThatThrownBy(() -> BelievedProxies.check(NETWORKS, true, nobody))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("quarkus.http.proxy.trusted-proxies must name the proxies that are believed, when"
                            + " quarkus.http.proxy.proxy-address-forwarding is true and option150.auth.networks is set;"
                            + " got: none");
        }
    }

    @Test
    void allElseIsTaken() {
        assertThatCode(() -> {
                    BelievedProxies.check(NETWORKS, true, Optional.of(List.of("127.0.0.1")));
                    BelievedProxies.check(NETWORKS, false, NONE);
                    BelievedProxies.check(NONE, true, NONE);
                })
                .doesNotThrowAnyException();
    }
}
