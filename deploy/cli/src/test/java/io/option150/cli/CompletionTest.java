package io.option150.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @TempDir
    Path folder = Path.of("set by JUnit");

    /** Asked as bash asks: the function that the script names, for a line of words. */
    @Test
    void completesVerbsAndOptionsInBash() throws Exception {
        assertThat(completed("option150", "cl")).contains("cluster");
        assertThat(completed("option150", "device", "mo")).contains("move");
        assertThat(completed("option150", "device", "move", "--t")).contains("--to");
        assertThat(completed("option150", "u")).contains("up");
    }

    @Test
    void tellsFishEveryVerbWhereItFits() {
        var fish = typed("fish").out();
        assertThat(fish.lines()).allMatch(line -> line.startsWith("complete -c option150 -n '"));
        assertThat(fish)
                .contains("'__fish_seen_subcommand_from device; and not __fish_seen_subcommand_from ")
                .containsPattern(
                        "__fish_seen_subcommand_from device; and __fish_seen_subcommand_from move' -l to -r -d ")
                .contains(" -f -a up")
                .contains("'The suite\\'s own cluster");
        // Each quote that is opened is closed.
        assertThat(fish.replace("\\'", "").lines())
                .allMatch(line -> line.chars().filter(c -> c == '\'').count() % 2 == 0);
    }

    @Test
    void knowsNoOtherShell() {
        assertThat(typed("tcsh").exit()).isEqualTo(2);
    }

    private String completed(String... words) throws Exception {
        Files.writeString(folder.resolve("completion"), typed("bash").out());
        var script = "source completion; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_TYPE=9;"
                + " COMP_POINT=${#COMP_LINE}; _complete_option150; printf '%s\\n' \"${COMPREPLY[@]}\"";
        var command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private Typed typed(String shell) {
        return Typed.in(Map.of(), folder, "completion", shell);
    }
}
