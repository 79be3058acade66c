package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo on a suite of its own. */
class DemoTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void tellsItsStoryAloneOnThePortsThatTheUserChose() throws Exception {
        int offset = Ports.freeOffset();
        var demo = Launcher.run(
                Map.of(
                        "OPTION150_DATA", folder.resolve("data").toString(),
                        "OPTION150_PORT_OFFSET", Integer.toString(offset)),
                "demo");
        assertThat(demo.said())
                .contains("ready on http://127.0.0.1:" + (8081 + offset), "Every step held.")
                .contains(
                        "✓ found: load-missing; next: … Upload all files …",
                        "✓ load-missing is gone",
                        "✓ found: no-config-at-home; next: … set the record back to demo-berlin-",
                        "✓ no-config-at-home is gone",
                        "✓ found: trust-list-changed-hands; next: … erase the trust list at the phone …",
                        "✓ trust-list-changed-hands is gone")
                .doesNotContain("INFO", "kafka.server");
        // A slow machine tells each fifteen seconds what it still waits for.
        assertThat(demo.said().lines().filter(line -> !line.contains(" still starting ")))
                .hasSizeLessThan(100);
        assertThat(demo.status()).isZero();
    }
}
