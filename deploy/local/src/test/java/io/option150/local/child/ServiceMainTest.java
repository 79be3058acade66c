package io.option150.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServiceMainTest {

    @Test
    void runsTheServiceUntilTheSuiteIsGone() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServiceMain.class.getName(),
                        "phones")
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(child.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("serving phones");
            assertThat(child.isAlive()).isTrue();
            // What the operating system does when the suite ends, by SIGKILL too.
            child.getOutputStream().close();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }
}
