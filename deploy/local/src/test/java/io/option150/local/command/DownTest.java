package io.option150.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.local.console.Console;
import io.option150.local.data.DataFolder;
import io.option150.local.data.RunningSuite;
import io.option150.local.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownTest {

    @TempDir
    Path parent = Path.of("set by JUnit");

    /** The suite is this JVM: one that is asked to end would be noticed. */
    @Test
    void onACopyOfALiveSuitesFolderStopsNothing() throws Exception {
        DataFolder folder = new DataFolder(parent.resolve("data"));
        folder.open(false);
        RunningSuite.write(folder, Settings.from(_ -> Optional.empty()));
        Path copy = parent.resolve("copy");
        new ProcessBuilder("cp", "-a", folder.root().toString(), copy.toString())
                .inheritIO()
                .start()
                .waitFor();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Settings onCopy =
                Settings.from(key -> key.equals("option150.data") ? Optional.of(copy.toString()) : Optional.empty());
        Console console = new Console(stream, stream);
        assertThat(new Status(onCopy, console).run(List.of())).isEqualTo(1);
        assertThat(new Down(onCopy, console).run(List.of())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("Option150 does not run on %1$s%nOption150 does not run on %1$s%n".formatted(copy));
        assertThat(RunningSuite.read(folder)).isPresent();
    }
}
