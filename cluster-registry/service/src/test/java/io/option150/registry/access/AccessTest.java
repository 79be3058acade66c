package io.option150.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.RegistryTest;
import io.option150.testkit.access.AccessTable;
import io.option150.testkit.access.RawRoutes;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may call the cluster registry: {@code access.txt}. */
@RegistryTest
class AccessTest {

    @TestHTTPResource("/")
    URI base;

    @Inject
    SeenRouter routes;

    private AccessTable table;

    @BeforeEach
    void read() throws IOException {
        table = new AccessTable(AccessTest.class);
    }

    @Test
    void noOperationIsForgotten() throws IOException {
        assertThat(table.heldAgainstOpenApi(base)).isEmpty();
        assertThat(RawRoutes.withoutRole(routes.router())).isEmpty();
        assertThat(RawRoutes.count(routes.router())).isEqualTo(1);
    }

    @Test
    void everybodyGetsWhatIsTheirs() {
        assertThat(table.heldAgainstService(base)).isEmpty();
    }

    @Test
    void noUnknownParameterIsPassedOver() {
        assertThat(table.heldAgainstUnknownParameters(base)).isEmpty();
    }

    @Test
    void noSpellingLeadsAroundIt() {
        assertThat(table.heldAgainstOddSpellings(base)).isEmpty();
    }
}
