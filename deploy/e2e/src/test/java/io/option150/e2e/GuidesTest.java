package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides' blocks that are marked to be run, one after the other, as who follows a guide types them. */
@ExtendWith(SharedSuite.class)
class GuidesTest {

    private static final Pattern MARKED =
            Pattern.compile("^<!-- run -->\n```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    private final Session session;

    GuidesTest(Suite suite) {
        this.session = new Session(suite);
    }

    @ParameterizedTest
    @MethodSource("guides")
    void doesWhatItSays(String guide) throws Exception {
        var said = session.run(script(guide));
        assertThat(said).isNotBlank().doesNotContain("option150: ", "urn:option150:problem");
    }

    @Test
    void severalGuidesAreRun() throws IOException {
        assertThat(guides()).contains("clusters.md", "trust.md", "monitoring.md", "access-lines.md");
    }

    static List<String> guides() throws IOException {
        try (var guides = Files.list(Documents.ROOT.resolve("docs/guides"))) {
            return guides.map(guide -> guide.getFileName().toString())
                    .filter(guide -> !script(guide).isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private static String script(String guide) {
        try {
            return MARKED.matcher(Files.readString(
                            Documents.ROOT.resolve("docs/guides").resolve(guide)))
                    .results()
                    .map(block -> block.group(1))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
