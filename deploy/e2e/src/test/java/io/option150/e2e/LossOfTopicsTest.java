package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All topics are deleted under running services. */
@ExtendWith(LossSuite.class)
class LossOfTopicsTest {

    private final LossBench bench;

    LossOfTopicsTest(LossBench bench) {
        this.bench = bench;
    }

    @Test
    void topicsAreDeleted() throws Exception {
        var edited = "SEP0000000000F3";
        bench.second.put(edited + ".cnf.xml", LossBench.CONFIG);
        // Nobody is there until it is edited.
        bench.admin.createCluster("edited", bench.second.address(), Ports.free(bench.second.address()), "null");
        var list = "ITL" + LossBench.OURS + ".tlv";
        Await.until(
                "there is a trust list",
                LossBench.WHOLE_WITHIN,
                () -> bench.get(list).statusCode() == 200);
        var old = bench.get(list).body();
        try (var phone = bench.asking()) {
            var deleted = Instant.now();
            assertThat(bench.loss.deleteTopics())
                    .containsExactlyInAnyOrder(
                            "cluster-changed",
                            "phone-moved",
                            "config-changed",
                            "trust-changed",
                            "edge-seen",
                            "service-changed",
                            "phone-seen",
                            "phone-seen-unread");
            try (var copy = EdgeCopy.of(bench.suite, Map.of());
                    var another = copy.phone(bench.names())) {
                bench.upload("loss/file-3.xml", "second");
                bench.upload("loss/new.xml", "first");
                Admin.expect(
                        200,
                        bench.admin.put(
                                Admin.REGISTRY,
                                "/api/v1/clusters/edited",
                                "{\"tftpPort\":%d}".formatted(bench.second.port())));
                bench.admin.createDevice(edited, "edited");
                bench.there.put(edited + ".cnf.xml", LossBench.CONFIG);
                Admin.expect(200, bench.admin.post(Admin.TRUST, "/api/v1/certificates/own/tftp-https/renew", ""));
                Await.until(
                        "all is served, and a new trust list",
                        LossBench.WHOLE_WITHIN,
                        () -> bench.allServed()
                                && !Arrays.equals(bench.get(list).body(), old)
                                && bench.whole());
                phone.mustGet(list, bytes -> !Arrays.equals(bytes, old));
                bench.thenServesNothingElse(phone);
                bench.knowsAll(copy, another);
                Await.until("the registry hears of an edge again", LossBench.WHOLE_WITHIN, () -> isHeardSince(deleted));
            }
        }
    }

    private boolean isHeardSince(Instant moment) throws Exception {
        var edges =
                bench.admin.json(Admin.REGISTRY, "/api/v1/edges").get("items").valueStream();
        return edges.anyMatch(
                edge -> Instant.parse(edge.get("lastSeen").textValue()).isAfter(moment));
    }
}
