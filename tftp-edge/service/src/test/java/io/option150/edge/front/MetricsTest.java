package io.option150.edge.front;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Await;
import io.option150.edge.EdgeTest;
import io.option150.edge.Phone;
import io.option150.edge.Topics;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.upstream.RemoteServer;
import io.option150.files.contract.FileTopics;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
@EdgeTest
class MetricsTest {

    private final TftpFront tftp;
    private final HttpFront http;

    MetricsTest(TftpFront tftp, HttpFront http) {
        this.tftp = tftp;
        this.http = http;
    }

    @Test
    void everyMetricOfOursSaysWhatItIsAndAPeerThatIsDownIsSeen() throws Exception {
        try (Phone phone =
                        new Phone(tftp.addresses().getFirst(), http.addresses().getFirst());
                Topics topics =
                        new Topics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
                RemoteServer server = RemoteServer.on("127.0.0.11")) {
            String up = "option150_peer_up{cluster=\"metered\",peer=\"127.0.0.11\"} ";
            topics.cluster(server.cluster("metered", 1));
            topics.garbage(FileTopics.CONFIG_CHANGED);
            Await.until("the peer is there", () -> metrics().contains(up + "1.0"));
            phone.tftp("metered.xml");
            phone.get("metered.xml");
            server.close();
            phone.get("metered-too.xml");
            Await.until("the peer is down", () -> metrics().contains(up + "0.0"));
            Await.until("the event is counted", () -> metrics().contains("option150_events_refused_total{"));
            String all = metrics();
            topics.noCluster("metered");
            Await.until("the peer is gone", () -> !metrics().contains("cluster=\"metered\",peer=\"127.0.0.11\"} 0.0"));

            List<String> ours = all.lines()
                    .filter(line -> line.startsWith("# TYPE option150_"))
                    .map(line -> line.split(" ", -1)[2])
                    .toList();
            assertThat(ours).hasSizeGreaterThan(12);
            assertThat(ours)
                    .allSatisfy(name -> assertThat(all.lines())
                            .as(name)
                            .anyMatch(line -> line.startsWith("# HELP " + name + " ")
                                    && line.length() > ("# HELP " + name + " ").length() + 10));
        }
    }

    @Test
    void theBuildIsTold() {
        assertThat(metrics())
                .containsPattern(
                        "option150_build_info\\{application=\"tftp-edge\",java=\"[^\"]+\",version=\"[0-9][^\"]*\"\\} 1");
    }

    @Test
    void noGaugeKnowsOnlyTheFirstAddressOfAPort() {
        assertThat(metrics()).doesNotContain("http_server_active_requests");
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }
}
