package io.option150.files.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.files.contract.FileNames;
import io.option150.web.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** RES-1 at the store's door; the rules are {@link FileNames}'. */
class FilePathTest {

    @Example
    void aNameIsNormalisedAndFolded() {
        assertThat(new FilePath("/.\\A/B").value()).isEqualTo("A/B");
        assertThat(new FilePath("/.\\A/B").folded()).isEqualTo("a/b");
    }

    @Example
    void whatIsNoPathIsRefusedByItsRuleWithWhatWasGiven() {
        assertThatThrownBy(() -> new FilePath("/a\\..\\b")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().field()).isEqualTo("path");
            assertThat(e.problem().rule()).isEqualTo("must not have a '..' segment");
            assertThat(e.problem().violations().getFirst().value()).isEqualTo("/a\\..\\b");
        });
        assertThatThrownBy(() -> new FilePath("a//b")).isInstanceOf(ProblemException.class);
    }

    @Property
    void whatIsTakenBreaksNoRuleAndNormalisesToItself(@ForAll("names") String name) {
        FilePath path;
        try {
            path = new FilePath(name);
        } catch (ProblemException e) {
            assertThat(e.problem().field()).isEqualTo("path");
            assertThat(e.problem().violations()).hasSize(1);
            return;
        }
        assertThat(path.value()).doesNotContain("\\").doesNotStartWith("/").doesNotStartWith("./");
        assertThat(path.value().split("/", -1)).doesNotContain("", ".", "..");
        assertThat(path.value().getBytes(UTF_8)).hasSizeBetween(1, FileNames.MAX_BYTES);
        assertThat(new FilePath(path.value())).isEqualTo(path);
    }

    @Provide
    Arbitrary<String> names() {
        var part = Arbitraries.of("/", "\\", ".", "..", "a", "Ü", "%", "\u0000", "x".repeat(120), " ");
        return part.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }
}
