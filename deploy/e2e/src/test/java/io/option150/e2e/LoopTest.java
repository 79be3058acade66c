package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RES-6: a remote cluster that points back at us ends no phone's question in a loop. */
@ExtendWith(SharedSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int CURL_NOT_FOUND = 68;
    private static final String ADDRESS = "127.0.0.6";
    private static final String DEVICE = "SEP0000000000D1";

    private final Suite suite;
    private final Admin admin;
    private final LoopingRemote looping;

    LoopTest(Suite suite) throws Exception {
        this.suite = suite;
        this.admin = new Admin(suite);
        this.looping =
                new LoopingRemote(ADDRESS, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), suite.tftpPort()));
    }

    @BeforeAll
    void createCluster() throws Exception {
        admin.createCluster("looping", ADDRESS, looping.port(), "null");
        admin.createDevice(DEVICE, "looping");
        Await.until(
                "the edge knows the device's home",
                Duration.ofSeconds(5),
                () -> admin.get(Admin.EDGE, "/api/v1/routes/" + DEVICE + ".cnf.xml")
                        .body()
                        .contains("at home in looping"));
    }

    @AfterAll
    void removeCluster() throws Exception {
        admin.removeCluster("looping");
        looping.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-has-this-loop.xml", DEVICE + ".cnf.xml", DEVICE + ".cnf.xml.sgn"})
    void aClusterThatAsksUsBackGetsNoSecondRequestAndThePhoneErrorOneAtOnce(String name) throws Exception {
        var began = Instant.now();
        var answer = Phone.CURL_TFTP.fetch(suite, name);

        assertThat(answer.exit()).as(answer.toString()).isEqualTo(CURL_NOT_FOUND);
        assertThat(Duration.between(began, Instant.now())).isLessThan(AT_ONCE);
        assertThat(looping.asked()).filteredOn(name::equals).hasSize(1);
        assertThat(looping.asked()).noneMatch(asked -> asked.startsWith("no answer"));
    }

    @Test
    void theLoopIsShownWithThePeersName() throws Exception {
        Phone.CURL_TFTP.fetch(suite, "another-loop.xml");

        var peers = admin.json(Admin.EDGE, "/api/v1/peers").get("items");
        assertThat(peers).anySatisfy(peer -> {
            assertThat(peer.get("cluster").textValue()).isEqualTo("looping");
            assertThat(peer.get("peer").textValue()).isEqualTo(ADDRESS);
            assertThat(peer.get("loops").intValue()).isPositive();
        });
    }
}
