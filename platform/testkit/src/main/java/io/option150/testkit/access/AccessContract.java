package io.option150.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may call a service, as its {@code access.txt} says. A test of the running service extends this. */
public abstract class AccessContract {

    @TestHTTPResource("/")
    URI base;

    private final int rawRoutes;
    private AccessTable table;

    /**
     * For a service with so many routes that are no resources.
     *
     * @param rawRoutes counted so that a new one is not forgotten
     */
    protected AccessContract(int rawRoutes) {
        this.rawRoutes = rawRoutes;
    }

    @BeforeEach
    void read() throws IOException {
        table = new AccessTable(getClass());
    }

    @Test
    void noOperationIsForgotten() throws IOException {
        var router = CDI.current().select(SeenRouter.class).get().router();
        assertThat(table.heldAgainstOpenApi(base)).isEmpty();
        assertThat(RawRoutes.withoutRole(router)).isEmpty();
        assertThat(RawRoutes.count(router)).isEqualTo(rawRoutes);
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
