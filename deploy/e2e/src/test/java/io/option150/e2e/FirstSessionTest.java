package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first session of README.md, word for word, but for the ports and the data folder of the test's suite. */
@ExtendWith(SharedSuite.class)
class FirstSessionTest {

    private static final Pattern SESSION = Pattern.compile("## A first session\n.*?```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BY_CURL =
            Pattern.compile("### The same with `curl`\n.*?```sh\n(.*?)```", Pattern.DOTALL);

    private final Suite suite;
    private final Session session;

    FirstSessionTest(Suite suite) {
        this.suite = suite;
        this.session = new Session(suite);
    }

    @Test
    void doesWhatItSays() throws Exception {
        var admin = new Admin(suite);
        try {
            var said = session.run(page(SESSION));
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
            var said = session.run(page(BY_CURL));
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
        assertThat(Session.PORT.matcher(page(SESSION)).results().map(port -> port.group(1)))
                .containsOnly("6969");
        assertThat(Session.PORT.matcher(page(BY_CURL)).results().map(port -> port.group(1)))
                .containsOnly("8082");
    }

    private static String page(Pattern part) throws IOException {
        var session = part.matcher(Files.readString(Path.of("../../README.md")));
        assertThat(session.find()).isTrue();
        return session.group(1);
    }
}
