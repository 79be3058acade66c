package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a reader types: blocks of a document, run word for word, but for the ports and the data folder of the test's suite. */
record Session(Suite suite) {

    /** Ports of this machine that a document names. */
    static final Pattern PORT = Pattern.compile("(?<=localhost:|127\\.0\\.0\\.1:)(\\d+)");

    private static final Pattern LIST_OF_PORTS = Pattern.compile("(?<=for port in )[\\d ]+(?=;)");

    /** Runs a script in an empty folder; returns what it said. It must end well, within two minutes. */
    String run(String script) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "session-");
        try {
            var builder = new ProcessBuilder("bash", "-e", "-c", ofTheSuite(script))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            OwnEnvironment.set(
                    builder,
                    Map.of("LC_ALL", "C.UTF-8", "OPTION150_DATA", suite.data().toString()));
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            remove(folder);
        }
    }

    private String ofTheSuite(String script) throws IOException {
        var moved = PORT.matcher(script).replaceAll(port -> shifted(port.group(1)));
        return LIST_OF_PORTS
                .matcher(moved)
                .replaceAll(
                        list -> Pattern.compile("\\d+").matcher(list.group()).replaceAll(port -> shifted(port.group())))
                // What a person's second is to a machine that may pause.
                .replace("sleep 1\n", "sleep 5\n")
                .replace("./option150 ", Path.of("../../option150").toRealPath() + " ")
                .replace(".option150/", suite.data() + "/");
    }

    private String shifted(String port) {
        return Integer.toString(Integer.parseInt(port) + suite.offset());
    }

    /** No document makes folders. */
    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
