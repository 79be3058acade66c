package io.option150.files.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.files.contract.FileUrls;
import io.option150.files.path.FilePath;
import io.option150.web.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FileTargetTest {

    @Example
    void theEndingTellsAHistoryFromAFile() {
        assertThat(FileTarget.parse("a/b", false)).isEqualTo(new FileTarget.Bytes(new FilePath("a/b")));
        assertThat(FileTarget.parse("a/versions", false)).isEqualTo(new FileTarget.History(new FilePath("a")));
        assertThat(FileTarget.parse("a/versions/3/restore", false))
                .isEqualTo(new FileTarget.Restoration(new FilePath("a"), 3));
        assertThat(FileTarget.parse("a/versions/3/diff", false))
                .isEqualTo(new FileTarget.Comparison(new FilePath("a"), 3));
        assertThat(FileTarget.parse("versions", false)).isEqualTo(new FileTarget.Bytes(new FilePath("versions")));
        assertThat(FileTarget.parse("a/versions", true)).isEqualTo(new FileTarget.Bytes(new FilePath("a/versions")));
        assertThat(FileTarget.parse("a/versions/versions", false))
                .isEqualTo(new FileTarget.History(new FilePath("a/versions")));
    }

    @Example
    void aVersionIsANumber() {
        assertThatThrownBy(() -> FileTarget.parse("a/versions/-1/restore", false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().field()).isEqualTo("version"));
    }

    @Property
    void everyFileHasAUrlThatMeansIt(@ForAll("paths") String name) {
        var url = FileUrls.file(name);

        var target = url.substring(FileUrls.FILE.length());
        var literal = target.endsWith("?literal=true");
        var encoded = literal ? target.substring(0, target.indexOf('?')) : target;
        assertThat(FileTarget.parse(encoded, literal)).isEqualTo(new FileTarget.Bytes(new FilePath(name)));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("versions", "restore", "diff", "7", "a b", "%2F", "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("/", parts));
    }
}
