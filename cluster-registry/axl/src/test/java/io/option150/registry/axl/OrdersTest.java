package io.option150.registry.axl;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.axl.http.ServerUrl;
import io.option150.registry.axl.standin.AxlStandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster is told to have phones do. */
class OrdersTest {

    @Test
    void phonesAreToldToFetchToRestartAndToReset(@TempDir Path folder) throws Exception {
        try (var cluster = new Cluster(folder);
                var orders = new AxlOrders(new AxlServer(
                        ServerUrl.of("127.0.0.1:" + cluster.standIn.port()),
                        new Credentials(AxlStandIn.USERNAME, () -> AxlStandIn.PASSWORD),
                        new ServerTrust.Pinned(cluster.tomcat.sha256())))) {
            var phone = cluster.standIn.site().add(7).name();
            orders.apply(phone);
            orders.reset(phone, false);
            orders.reset(phone, true);
            assertThat(cluster.standIn.site().orders())
                    .containsExactly("apply " + phone, "restart " + phone, "reset " + phone);
            assertThat(Cluster.failure(() -> orders.apply("SEPFFFFFFFFFFFF")))
                    .isInstanceOfSatisfying(
                            AxlFailure.Fault.class,
                            fault -> assertThat(fault.code()).isEqualTo(5007));
            assertThat(cluster.standIn.unfit()).isEmpty();
        }
    }
}
