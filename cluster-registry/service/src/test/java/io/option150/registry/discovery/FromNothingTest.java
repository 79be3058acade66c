package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.cluster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.option150.registry.RegistryTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three clusters and 100,000 phones by one call. */
@RegistryTest
@TestProfile(FromNothingTest.Alone.class)
class FromNothingTest {

    private static final Logger LOG = Logger.getLogger(FromNothingTest.class);
    private static final int PHONES = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A service and a database of its own: what stands there stays. */
    public static final class Alone extends DiscoveryProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("option150.discovery.patience", "5m");
            return settings;
        }
    }

    @TempDir
    Path folder;

    @Test
    void oneCallBringsAll() throws Exception {
        // Else the first source would begin a run by the schedule.
        RunCalls.all();
        try (var a = new UnifiedCm(folder, "big").at("192.0.2.1", "192.0.2.2");
                var b = new UnifiedCm(folder, "middle").at("192.0.2.3", "192.0.2.4", "192.0.2.5", "192.0.2.6");
                var c = new UnifiedCm(folder, "small").at("192.0.2.7")) {
            a.site().phones(0x100000, 60_000);
            b.site().phones(0x200000, 30_000);
            c.site().phones(0x300000, 10_000);
            for (var cm : List.of(a, b, c)) {
                cm.told();
            }
            var begun = System.nanoTime();
            var run = RunCalls.all();
            var took = Duration.ofNanos(System.nanoTime() - begun);
            LOG.infof("Three clusters and %d phones by one call: %d ms", PHONES, took.toMillis());
            assertThat(run.get("state").textValue()).as(run.toString()).isEqualTo("done");
            assertThat(List.of("big", "middle", "small"))
                    .allSatisfy(id -> assertThat(cluster(id).tftpAddresses()).isNotEmpty());
            admin().get("/api/v1/devices").then().body("total", equalTo(PHONES));
            assertThat(took).isLessThan(LIMIT);

            begun = System.nanoTime();
            var again = RunCalls.all();
            LOG.infof(
                    "The same again: %d ms",
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            assertThat(again.get("state").textValue()).isEqualTo("done");
        }
    }
}
