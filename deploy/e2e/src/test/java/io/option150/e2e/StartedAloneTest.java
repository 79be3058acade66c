package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Small files are uploaded of which no phone has asked for any, and phones ask for firmware and a remote cluster's files; then
 * everything is killed, that cluster too, and an edge starts alone: it serves all of them, signed forms and lists, byte for
 * byte. When the others are back a change arrives.
 */
class StartedAloneTest {

    private static final int FILES = 60;
    private static final int REMOTE = 20;
    private static final String OURS = "SEP0000000000A1";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);
    private static final Duration SERVES_WITHIN = Duration.ofSeconds(30);

    @Test
    void allThatIsOurOwnIsServedWithAllElseDead() throws Exception {
        try (var suite = Suite.start();
                var remote = RemoteServer.tftpdHpa("127.0.0.17")) {
            var admin = new Admin(suite);
            Map<String, byte[]> there = new TreeMap<>();
            for (int i = 0; i < FILES; i++) {
                there.put(
                        (i % 3 == 0 ? "Desktops/320x212/" : "") + "alone-" + i + ".xml", ("file " + i).getBytes(UTF_8));
            }
            there.put("alone-large.xml", "x".repeat(1 << 20).getBytes(UTF_8));
            there.put(OURS + ".cnf.xml", "<device/>".getBytes(UTF_8));
            admin.createDevice(OURS, "local");
            for (var file : there.entrySet()) {
                admin.upload(file.getKey(), file.getValue());
            }
            Map<String, byte[]> fetched = new TreeMap<>();
            for (int i = 0; i < REMOTE; i++) {
                var name = "SEP00000000B%03d.cnf.xml".formatted(i);
                fetched.put(name, ("remote " + i).getBytes(UTF_8));
                remote.put(name, ("remote " + i).getBytes(UTF_8));
            }
            fetched.put("remote-rings.xml", "rings".getBytes(UTF_8));
            remote.put("remote-rings.xml", "rings".getBytes(UTF_8));
            admin.createCluster("away", remote.address(), remote.port(), "null");
            for (int i = 0; i < REMOTE; i++) {
                admin.createDevice("SEP00000000B%03d".formatted(i), "away");
            }
            fetched.put("alone-firmware.sbn", "y".repeat((3 << 20) + 1).getBytes(UTF_8));
            admin.upload("alone-firmware.sbn", "y".repeat((3 << 20) + 1).getBytes(UTF_8));
            // Under its plain name an unknown phone may be another cluster's.
            List<String> lists = List.of("ITL" + OURS + ".tlv");
            try (var edge = EdgeCopy.of(suite, Map.of())) {
                edge.whenReady(STARTS_WITHIN);
                // All files, a signed form of each, the list.
                Await.until(
                        "all is fetched ahead",
                        SETTLES_WITHIN,
                        () -> edge.meter("option150_mirror_wanted") >= 2 * there.size() + lists.size()
                                && edge.meter("option150_mirror_missing") == 0);
                // What the suite's own edge serves is what must be served alone; of signed forms each has another
                // signature.
                Map<String, byte[]> expected = new TreeMap<>(there);
                for (String list : lists) {
                    expected.put(list, bytes(edge.give(list), list));
                }
                for (String file : there.keySet()) {
                    expected.put(file + ".sgn", bytes(edge.give(file + ".sgn"), file + ".sgn"));
                }
                for (var file : fetched.entrySet()) {
                    Await.until(
                            file.getKey() + " is fetched",
                            SERVES_WITHIN,
                            () -> edge.gives(file.getKey(), file.getValue()));
                }
                expected.putAll(fetched);
                Thread.sleep(Duration.ofSeconds(3)); // Longer than the view waits until it is written.

                edge.kill();
                suite.kill();
                remote.close();
                edge.startAgain();

                edge.whenReady(STARTS_WITHIN);
                assertThat(edge.check("view of clusters, devices and files").toString())
                        .contains("stale, known by this copy's disk");
                assertThat(edge.meter("option150_events_stale")).isGreaterThanOrEqualTo(4);
                List<String> lacking = new ArrayList<>();
                for (var file : expected.entrySet()) {
                    if (!Arrays.equals(edge.give(file.getKey()), file.getValue())) {
                        lacking.add(file.getKey());
                    }
                }
                System.out.printf(
                        "Started alone: %d of %d own files, signed forms, lists, firmware and remote files are served, %d of"
                                + " them remote, from %d bytes on disk%n",
                        expected.size() - lacking.size(), expected.size(), REMOTE + 1, edge.kept());
                assertThat(lacking).as(edge.log()).isEmpty();
                assertThat(edge.give("alone-none.xml")).isNull();

                suite.startAgain();
                admin.upload("alone-1.xml", "changed".getBytes(UTF_8));
                Await.until(
                        "the change arrives",
                        SERVES_WITHIN,
                        () -> edge.gives("alone-1.xml", "changed".getBytes(UTF_8)));
                Await.until("nothing is stale", SERVES_WITHIN, () -> edge.meter("option150_events_stale") == 0);
                assertThat(edge.gives("alone-2.xml", "file 2".getBytes(UTF_8))).isTrue();
            }
        }
    }

    private static byte[] bytes(byte @Nullable [] given, String name) {
        return Objects.requireNonNull(given, name);
    }
}
