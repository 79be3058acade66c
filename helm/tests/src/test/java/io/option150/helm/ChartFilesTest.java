package io.option150.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that must say the same as others; {@code -Dupdate} writes those that follow from others anew. */
class ChartFilesTest {

    private static final boolean UPDATE = System.getProperty("update") != null;
    private static final Path ROOT = Chart.FOLDER.resolve("../..").normalize();
    private static final String TABLE = "<!-- values -->\n";

    @Test
    void hasTheVersionOfTheProject() throws IOException {
        String chart = Files.readString(Chart.FOLDER.resolve("Chart.yaml"));
        assertThat(chart)
                .contains("\nappVersion: " + projectVersion() + "\n")
                .contains("\nversion: " + projectVersion() + "\n");
    }

    @Test
    void explainsEveryValueInTheReadme() throws IOException {
        Path readme = Chart.FOLDER.resolve("README.md");
        String text = Files.readString(readme);
        String expected = text.substring(0, text.indexOf(TABLE) + TABLE.length())
                + ValuesTable.of(Chart.FOLDER.resolve("values.yaml"));
        same(readme, expected);
    }

    @Test
    void rendersTheDefaultsAsBefore() throws IOException {
        // Secrets are random at each rendering.
        String rendered = Chart.text()
                .replaceAll(
                        "(?m)^( {2}(?:admin-token|service-token|handover-secret|trust-service.key|passwords.key): ).*",
                        "$1...");
        same(Path.of("src/test/golden/defaults.yaml"), rendered);
    }

    @Test
    void bringsTheDashboardsAndRulesOfTheProject() throws IOException {
        Path own = Chart.FOLDER.resolve("files");
        same(
                own.resolve("option150.rules.yml"),
                Files.readString(ROOT.resolve("deploy/prometheus/option150.rules.yml")));
        List<Path> dashboards = jsonFiles(ROOT.resolve("deploy/grafana/dashboards"));
        assertThat(dashboards).hasSizeGreaterThan(4);
        for (Path dashboard : dashboards) {
            same(own.resolve("dashboards").resolve(dashboard.getFileName()), Files.readString(dashboard));
        }
        assertThat(jsonFiles(own.resolve("dashboards"))).hasSameSizeAs(dashboards);
    }

    static String projectVersion() {
        try {
            Matcher version = Pattern.compile("(?m)^ {2}<version>(.*)</version>")
                    .matcher(Files.readString(ROOT.resolve("pom.xml")));
            if (!version.find()) {
                throw new IllegalStateException("pom.xml names no version");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void same(Path file, String expected) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("run the test with -Dupdate when the change is meant")
                .hasContent(expected);
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
