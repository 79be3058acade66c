package io.option150.files.path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.files.contract.FileForm;
import io.option150.web.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** RES-1, the part that is the store's. */
class FilePathTest {

    @Example
    void aLeadingSlashOrDotSlashFallsAwayHoweverOften() {
        assertThat(new FilePath("/./././/a/b").value()).isEqualTo("a/b");
        assertThat(new FilePath(".\\a\\b").value()).isEqualTo("a/b");
        assertThat(new FilePath("...").value()).isEqualTo("...");
        assertThat(new FilePath(".hidden").value()).isEqualTo(".hidden");
    }

    @Example
    void theLimitIsInBytesNotLetters() {
        assertThat(new FilePath("é".repeat(127)).value()).hasSize(127);
        assertRefused("é".repeat(128), "255 bytes");
        assertRefused("a".repeat(256), "255 bytes");
    }

    @Example
    void whatIsNoPathIsRefusedByItsRule() {
        assertRefused("", "must not be empty");
        assertRefused("/", "must not be empty");
        assertRefused("./", "must not be empty");
        assertRefused(".", "'.' segment");
        assertRefused("..", "'..' segment");
        assertRefused("a/..", "'..' segment");
        assertRefused("a\\..\\b", "'..' segment");
        assertRefused("a/./b", "'.' segment");
        assertRefused("a//b", "empty segment");
        assertRefused("a/", "empty segment");
        assertRefused("a\u0000b", "control characters");
        assertRefused("a\u0085b", "control characters");
    }

    @Example
    void theNameTellsTheForm() {
        assertThat(new FilePath("a/RINGLIST.XML.SGN").form()).isEqualTo(FileForm.SIGNED);
        assertThat(new FilePath("a.cnf.xml.enc.sgn").form()).isEqualTo(FileForm.ENCRYPTED);
        assertThat(new FilePath("a.xml").form()).isEqualTo(FileForm.PLAIN);
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
        assertThat(path.value().getBytes(UTF_8)).hasSizeBetween(1, FilePath.MAX_BYTES);
        assertThat(new FilePath(path.value())).isEqualTo(path);
        assertThat(PercentEncoding.decode(path.encoded())).isEqualTo(path.value());
    }

    @Provide
    Arbitrary<String> names() {
        var part = Arbitraries.of("/", "\\", ".", "..", "a", "Ü", "%", "\u0000", "x".repeat(120), " ");
        return part.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    private static void assertRefused(String name, String rule) {
        assertThatThrownBy(() -> new FilePath(name))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().rule()).contains(rule));
    }
}
