package io.option150.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.local.data.DataFolder;
import io.option150.local.data.ProcessMark;
import io.option150.local.data.ProcessMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    @Test
    void stopsAServiceThatAKilledSuiteLeft() throws Exception {
        DataFolder folder = open();
        Process left = new ProcessBuilder("sleep", "600").start();
        try {
            new ProcessMarks(folder).write("file-store", left.toHandle());
            assertThat(Leftovers.stop(folder)).containsExactly("file-store");
            assertThat(left.isAlive()).isFalse();
            assertThat(Leftovers.stop(folder)).isEmpty();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void leavesAStrangerAloneWhoGotTheNumber() throws Exception {
        DataFolder folder = open();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            ProcessMark mark = ProcessMark.of(stranger.toHandle());
            ProcessMark dead = new ProcessMark(mark.pid(), mark.started().minus(Duration.ofHours(1)));
            new ProcessMarks(folder).write("file-store", stranger.toHandle());
            Path file = folder.run().resolve("file-store.pid");
            Files.writeString(file, Files.readString(file).replace(mark.text(), dead.text()));
            assertThat(Leftovers.stop(folder)).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void leavesTheSuiteAloneOfWhichThisIsACopy() throws Exception {
        DataFolder folder = open();
        Process live = new ProcessBuilder("sleep", "600").start();
        try {
            new ProcessMarks(folder).write("file-store", live.toHandle());
            Path copy = parent.resolve("copy");
            new ProcessBuilder("cp", "-a", folder.root().toString(), copy.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(Leftovers.stop(new DataFolder(copy))).isEmpty();
            // The copy in the original's place is still a copy.
            Files.move(folder.root(), parent.resolve("moved"));
            new ProcessBuilder(
                            "cp",
                            "-a",
                            parent.resolve("moved").toString(),
                            folder.root().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(Leftovers.stop(folder)).isEmpty();
            assertThat(live.isAlive()).isTrue();
        } finally {
            live.destroyForcibly();
        }
    }

    private DataFolder open() throws Exception {
        DataFolder folder = new DataFolder(parent.resolve("data"));
        folder.open(false);
        return folder;
    }
}
