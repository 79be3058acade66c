package io.option150.files.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThat(FileTarget.parse("a/b")).isEqualTo(new FileTarget.Bytes(new FilePath("a/b")));
        assertThat(FileTarget.parse("a/versions")).isEqualTo(new FileTarget.History(new FilePath("a")));
        assertThat(FileTarget.parse("a/versions/3/restore"))
                .isEqualTo(new FileTarget.Restoration(new FilePath("a"), 3));
        assertThat(FileTarget.parse("versions")).isEqualTo(new FileTarget.Bytes(new FilePath("versions")));
        assertThat(FileTarget.parse("a%2Fversions")).isEqualTo(new FileTarget.Bytes(new FilePath("a/versions")));
        assertThat(FileTarget.parse("a/versions/versions"))
                .isEqualTo(new FileTarget.History(new FilePath("a/versions")));
    }

    @Example
    void aVersionIsANumber() {
        assertThatThrownBy(() -> FileTarget.parse("a/versions/-1/restore"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().field()).isEqualTo("version"));
    }

    @Property
    void everyFileHasAUrlThatMeansIt(@ForAll("paths") String name) {
        var path = new FilePath(name);
        var url = FileTarget.url(path);

        assertThat(FileTarget.parse(url.substring(FileTarget.PREFIX.length()))).isEqualTo(new FileTarget.Bytes(path));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("versions", "restore", "7", "a b", "%2F", "é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("/", parts));
    }
}
