package io.option150.edge.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state is read as it was written, or not at all. */
class StateFileTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<String> LINES = List.of("[\"a\",1]", "[\"Zürich\",2]", "[\"c\",3]");

    @TempDir
    Path folder;

    private StateFile state;
    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("phones.state");
        state = new StateFile(path, "phones");
        state.write(NOW, LINES.stream());
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        assertThat(state.read()).isEqualTo(new StateFile.State(NOW, LINES));
        state.write(NOW.plusSeconds(1), Stream.of());
        assertThat(state.read()).isEqualTo(new StateFile.State(NOW.plusSeconds(1), List.of()));
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(path));
    }

    @Test
    void oneThatIsTornAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            refused("" + length);
        }
    }

    @Test
    void oneWithAnyOtherByteIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] other = whole.clone();
            other[at] ^= 1;
            Files.write(path, other);
            refused("byte " + at);
        }
    }

    @Test
    void oneOfAnotherKindOrFormatOrWithMoreBehindItIsRefused() throws IOException {
        assertThatThrownBy(() -> new StateFile(path, "files").read())
                .isInstanceOf(BrokenStateException.class)
                .hasMessageContaining("no state of files");
        String text = Files.readString(path);
        Files.writeString(path, text.replace("option150-state 1", "option150-state 0"));
        refused("format");
        Files.writeString(path, text + "more");
        refused("more");
        Files.writeString(path, "x".repeat(2 << 20));
        assertThatThrownBy(state::read).hasMessageContaining("a line of more than");
        Files.write(path, "<xml/>\n".getBytes(StandardCharsets.UTF_8));
        refused("foreign");
    }

    @Test
    void aCrashWhileTheNextOneIsWrittenLeavesThisOne() throws IOException {
        assertThatThrownBy(() ->
                        state.write(NOW.plusSeconds(1), Stream.of("[\"x\"]").peek(_ -> {
                            throw new IllegalStateException("crash");
                        })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(state.read()).isEqualTo(new StateFile.State(NOW, LINES));
    }

    private void refused(String what) {
        assertThatThrownBy(state::read).as(what).isInstanceOf(BrokenStateException.class);
    }
}
