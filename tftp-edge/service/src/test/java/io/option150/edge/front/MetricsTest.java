package io.option150.edge.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.EdgeTest;
import io.option150.edge.RunningEdge;
import io.option150.edge.upstream.RemoteServer;
import io.option150.files.contract.FileTopics;
import io.option150.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads. */
@EdgeTest
class MetricsTest {

    private final RunningEdge edge;

    MetricsTest(RunningEdge edge) {
        this.edge = edge;
    }

    @BeforeEach
    void start() throws Exception {
        edge.start();
    }

    @AfterEach
    void clean() throws Exception {
        edge.clean();
    }

    @Test
    void theMetricsHaveTheirFixedNames() throws Exception {
        edge.cluster("a", 1, "127.0.0.2", "metric.xml");
        edge.phone().tftp("metric.xml");
        edge.phone().tftp("not-there.xml");

        String served = "option150_tftp_requests_total{front=\"tftp\",outcome=\"served\",source=\"remote\"}";
        Await.until("they are counted", () -> edge.metrics().contains(served));
        assertThat(edge.metrics())
                .contains(
                        "option150_tftp_transfer_duration_seconds_count{front=\"tftp\"}",
                        "option150_tftp_bytes_total{front=\"tftp\"}",
                        "option150_tftp_retransmits_total",
                        "option150_tftp_transfers_active{front=\"tftp\"}",
                        "option150_cache_entries",
                        "option150_cache_memory_bytes",
                        "option150_cache_disk_bytes",
                        "option150_peer_requests_seconds_count{cluster=\"a\",peer=\"127.0.0.2\",result=\"file\"}",
                        "option150_events_lag_seconds_count{topic=\"cluster-changed\"}");
    }

    @Test
    void everyMetricOfOursSaysWhatItIsAndAPeerThatIsDownIsSeen() throws Exception {
        try (RemoteServer server = RemoteServer.on("127.0.0.11")) {
            String up = "option150_peer_up{cluster=\"metered\",peer=\"127.0.0.11\"} ";
            edge.topics().cluster(server.cluster("metered", 1));
            edge.topics().garbage(FileTopics.CONFIG_CHANGED);
            Await.until("the peer is there", () -> edge.metrics().contains(up + "1.0"));
            edge.phone().tftp("metered.xml");
            edge.phone().get("metered.xml");
            server.close();
            edge.phone().get("metered-too.xml");
            Await.until("the peer is down", () -> edge.metrics().contains(up + "0.0"));
            Await.until("the event is counted", () -> edge.metrics().contains("option150_events_refused_total{"));
            String all = edge.metrics();
            edge.topics().noCluster("metered");
            Await.until(
                    "the peer is gone", () -> !edge.metrics().contains("cluster=\"metered\",peer=\"127.0.0.11\"} 0.0"));

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
    void theFeedsKafkaClientIsShown() {
        String client = "kafka_consumer_fetch_manager_records_consumed_total{";
        Await.until("it is shown", () -> edge.metrics().contains(client));
        assertThat(edge.metrics().lines().filter(line -> line.startsWith(client)))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("client_id=\"tftp-edge-feed\""));
        assertThat(edge.metrics().lines().filter(line -> line.startsWith("kafka_consumer")))
                .hasSizeLessThan(250);
    }

    @Test
    void theBuildIsTold() {
        assertThat(edge.metrics())
                .containsPattern(
                        "option150_build_info\\{application=\"tftp-edge\",java=\"[^\"]+\",version=\"[0-9][^\"]*\"\\} 1");
    }

    @Test
    void noGaugeKnowsOnlyTheFirstAddressOfAPort() {
        assertThat(edge.metrics()).doesNotContain("http_server_active_requests", "http_server_active_connections");
    }
}
