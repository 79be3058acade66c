package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first session of README.md, word for word, but for the ports and the data folder of the test's suite. */
@ExtendWith(SharedSuite.class)
class FirstSessionTest {

    private static final Pattern SESSION = Pattern.compile("## A first session\n.*?```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BY_CURL =
            Pattern.compile("### The same with `curl`\n.*?```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("(?<=localhost:|127\\.0\\.0\\.1:)(\\d+)");

    private final Suite suite;

    FirstSessionTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void doesWhatItSays() throws Exception {
        var admin = new Admin(suite);
        try {
            var said = run(session(SESSION));
            assertThat(said.lines().filter(line -> !line.isBlank()))
                    .as(said)
                    .anyMatch(line -> line.matches("path +ringlist\\.xml"))
                    .anyMatch(line -> line.matches("tftpAddresses +127\\.0\\.0\\.2"))
                    .anyMatch(line -> line.matches("name +SEP001122AABBCC"))
                    .anyMatch(line -> line.matches("fileName +SEP001122AABBCC\\.cnf\\.xml"))
                    .anyMatch(line -> line.matches(".* ringlist\\.xml\\.sgn +served .*"));
            // The plain form, and the end of the signed one.
            assertThat(said.lines().filter("<CiscoIPPhoneRingList/>"::equals)).hasSize(2);
            assertThat(said).doesNotContain("option150: ");
        } finally {
            admin.removeCluster("branch-a");
        }
    }

    @Test
    void doesTheSameByCurl() throws Exception {
        var admin = new Admin(suite);
        try {
            var said = run(session(BY_CURL));
            assertThat(said.lines().filter(line -> !line.isBlank()))
                    .as(said)
                    .anyMatch(line -> line.contains("\"path\":\"ringlist.xml\""))
                    .anyMatch(line -> line.contains("\"clusterId\":\"branch-a\"") && line.contains("127.0.0.2"))
                    .anyMatch(line -> line.contains("\"name\":\"SEP001122AABBCC\""))
                    .anyMatch(line -> line.contains("SEP001122AABBCC.cnf.xml"))
                    .anyMatch(line -> line.contains("outcome"));
            assertThat(said).doesNotContain("urn:option150:problem");
        } finally {
            admin.removeCluster("branch-a");
        }
    }

    /** One address for all that an admin asks. */
    @Test
    void asksOneAddressOnly() throws IOException {
        assertThat(PORT.matcher(page(SESSION)).results().map(port -> port.group(1)))
                .containsOnly("6969");
        assertThat(PORT.matcher(page(BY_CURL)).results().map(port -> port.group(1)))
                .containsOnly("8082");
    }

    private String session(Pattern part) throws IOException {
        return PORT.matcher(page(part))
                .replaceAll(port -> Integer.toString(Integer.parseInt(port.group(1)) + suite.offset()))
                // What a person's second is to a machine that may pause.
                .replace("sleep 1\n", "sleep 5\n")
                .replace("./option150 ", Path.of("../../option150").toRealPath() + " ")
                .replace(".option150/", suite.data() + "/");
    }

    private static String page(Pattern part) throws IOException {
        var session = part.matcher(Files.readString(Path.of("../../README.md")));
        assertThat(session.find()).isTrue();
        return session.group(1);
    }

    private String run(String script) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "session-");
        try {
            var builder = new ProcessBuilder("bash", "-e", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "LC_ALL",
                            "C.UTF-8",
                            "OPTION150_DATA",
                            suite.data().toString(),
                            "OPTION150_BUILD",
                            "never"));
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            Files.deleteIfExists(folder.resolve("ringlist.xml"));
            Files.delete(folder);
        }
    }
}
