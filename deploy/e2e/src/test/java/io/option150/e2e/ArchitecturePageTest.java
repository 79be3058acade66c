package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The map of the house must lead somewhere. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

    @Test
    void namesPathsThatExist() throws IOException {
        var paths = paths();
        assertThat(paths)
                .hasSizeGreaterThan(40)
                .allSatisfy(path -> assertThat(ROOT.resolve(path.replace("…", "src/main/java/io/option150")))
                        .exists());
    }

    @Test
    void hasAFileForEveryRuleOfResolution() throws IOException {
        String page = page();
        assertThat(IntStream.rangeClosed(1, 18).mapToObj(rule -> "RES-" + rule))
                .allSatisfy(rule -> assertThat(page).containsPattern(rule + "\\b"));
    }

    private static List<String> paths() throws IOException {
        return QUOTED.matcher(page())
                .results()
                .map(quoted -> quoted.group(1))
                .filter(quoted -> quoted.contains("/") && !quoted.contains(" "))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/architecture.md"));
    }
}
