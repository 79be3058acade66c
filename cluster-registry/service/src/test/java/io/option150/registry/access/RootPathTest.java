package io.option150.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.RegistryTest;
import io.option150.testkit.access.AccessTable;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A root path opens nothing. */
@RegistryTest
@TestProfile(RootPathTest.BelowARoot.class)
class RootPathTest {

    private static final String ROOT = "/suite";

    /** The whole service lies below a path of its own. */
    public static final class BelowARoot implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.root-path", ROOT);
        }
    }

    @TestHTTPResource("/")
    URI base;

    @Test
    void noSpellingLeadsAroundItBelowARoot() throws IOException {
        assertThat(new AccessTable(RootPathTest.class).heldAgainstOddSpellings(base, ROOT))
                .isEmpty();
    }

    @Test
    void healthIsOpenThere() throws IOException {
        var health = (HttpURLConnection)
                base.resolve(ROOT + "/q/health/live").toURL().openConnection();
        assertThat(health.getResponseCode()).isEqualTo(200);
    }
}
