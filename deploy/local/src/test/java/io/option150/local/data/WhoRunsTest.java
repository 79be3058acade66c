package io.option150.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.local.console.SuiteException;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhoRunsTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    private DataFolder folder = new DataFolder(Path.of(""));

    @BeforeEach
    void open() throws Exception {
        folder = new DataFolder(parent.resolve("data"));
        folder.open(false);
    }

    @Test
    void findsTheSuiteWithThePortsItWasStartedWith() throws Exception {
        Map<String, String> values = Map.of("option150.port-offset", "700", "option150.tftp.port", "69");
        RunningSuite.write(folder, Settings.from(key -> Optional.ofNullable(values.get(key))));
        RunningSuite suite = RunningSuite.read(folder).orElseThrow();
        assertThat(suite.process().living()).contains(ProcessHandle.current());
        assertThat(suite.ports()).isEqualTo(new PortPlan(700, 69));
        assertThat(suite.listen()).hasSize(2);
        RunningSuite.remove(folder);
        assertThat(RunningSuite.read(folder)).isEmpty();
    }

    @Test
    void findsNoSuiteInAFileThatWasCutShort() throws Exception {
        RunningSuite.write(folder, Settings.from(key -> Optional.empty()));
        Path file = folder.run().resolve("suite");
        String half = Files.readString(file)
                .lines()
                .filter(line -> line.startsWith("process"))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, half);
        assertThat(RunningSuite.read(folder)).isEmpty();
    }

    @Test
    void findsTheSuiteByALinkToItsFolderAndNotInACopy() throws Exception {
        RunningSuite.write(folder, Settings.from(key -> Optional.empty()));
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder.root());
        assertThat(RunningSuite.read(new DataFolder(link))).isPresent();
        Path copy = parent.resolve("copy");
        new ProcessBuilder("cp", "-a", folder.root().toString(), copy.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(copy.resolve("run/suite")).exists();
        assertThat(RunningSuite.read(new DataFolder(copy))).isEmpty();
    }

    @Test
    void knowsAProcessFromAnotherWithItsNumber() {
        ProcessMark mark = ProcessMark.of(ProcessHandle.current());
        assertThat(mark.living()).isPresent();
        ProcessMark earlier = new ProcessMark(mark.pid(), mark.started().minus(Duration.ofMinutes(1)));
        assertThat(earlier.living()).isEmpty();
        assertThat(ProcessMark.parse(mark.text())).contains(mark);
        assertThat(ProcessMark.parse("12")).isEmpty();
        assertThat(ProcessMark.parse("12 yesterday")).isEmpty();
        assertThat(ProcessMark.parse("")).isEmpty();
    }

    @Test
    void remembersAServiceUntilItsProcessEnds() throws Exception {
        ProcessMarks marks = new ProcessMarks(folder);
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            marks.write("tftp-edge", process.toHandle());
            assertThat(marks.read("tftp-edge")).contains(process.toHandle());
            assertThat(marks.read("file-store")).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(marks.read("tftp-edge")).isEmpty();
    }

    @Test
    void letsOneSuiteAtATimeOnAFolder() throws Exception {
        RunningSuite.write(folder, Settings.from(key -> Optional.empty()));
        try (SuiteLock lock = SuiteLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> SuiteLock.take(folder))
                    .isInstanceOf(SuiteException.class)
                    .hasMessage("Option150 already runs on %s (process %d); ./option150 down stops it"
                            .formatted(folder.root(), ProcessHandle.current().pid()));
        }
        SuiteLock.take(folder).close();
    }
}
