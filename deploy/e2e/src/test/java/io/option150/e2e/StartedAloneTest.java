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
 * Files are uploaded of which no phone has asked for any; then everything is killed, and an edge starts alone: it serves all of
 * them, their signed forms and the lists, byte for byte. When the others are back a change arrives.
 */
class StartedAloneTest {

    private static final int FILES = 60;
    private static final String OURS = "SEP0000000000A1";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);
    private static final Duration SERVES_WITHIN = Duration.ofSeconds(30);

    @Test
    void allThatIsOurOwnIsServedWithAllElseDead() throws Exception {
        try (var suite = Suite.start()) {
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
            List<String> lists = List.of("ITLFile.tlv");
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
                Thread.sleep(Duration.ofSeconds(3)); // Longer than the view waits until it is written.

                edge.kill();
                suite.kill();
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
                        "Started alone: %d of %d own files, signed forms and lists are served, from %d bytes on disk%n",
                        expected.size() - lacking.size(), expected.size(), edge.kept());
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
