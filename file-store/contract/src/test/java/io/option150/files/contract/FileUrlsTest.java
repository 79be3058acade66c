package io.option150.files.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "United_States/g3-tones.xml, United_States/g3-tones.xml, ''",
        "a b%25+c;d?e#f, a%20b%2525%2Bc%3Bd%3Fe%23f, ''",
        "a*~'(!)', a%2A~%27%28%21%29%27, ''",
        "café, caf%C3%A9, ''",
        "cafe\u0301, cafe%CC%81, ''",
        "\uD83D\uDE00, %F0%9F%98%80, ''",
        "'', '', ''",
        "versions, versions, ''",
        "a/versions, a/versions, literal=true",
        "a/versions/versions, a/versions/versions, literal=true",
        "a/versions/7/restore, a/versions/7/restore, literal=true",
        "a/versions/x y/restore, a/versions/x%20y/restore, literal=true",
        "a/versions/7/8/restore, a/versions/7/8/restore, ''",
        "a/versions/7/diff, a/versions/7/diff, literal=true",
        "a/restore, a/restore, ''",
        "a/versions.xml, a/versions.xml, ''",
    })
    void aNameHasOneUrlThatMeansItsFile(String name, String encoded, String query) {
        assertThat(FileUrls.file(name)).isEqualTo(FileUrls.FILE + encoded + (query.isEmpty() ? "" : "?" + query));
        assertThat(FileUrls.fileIgnoringCase(name))
                .isEqualTo(FileUrls.FILE + encoded + "?ignore-case=true" + (query.isEmpty() ? "" : "&" + query));
        assertThat(PercentEncoding.decode(encoded)).hasValue(name);
        assertThat(URI.create("http://files" + FileUrls.file(name)).getPath()).isEqualTo(FileUrls.FILE + name);
    }

    @ParameterizedTest
    @CsvSource({"a%2525+%2f, a%25+/", "%c3%A9, é", "a+b, a+b", "a;b, a;b", "é, é"})
    void anEscapeIsDecodedOnceAndAPlusIsAPlus(String encoded, String text) {
        assertThat(PercentEncoding.decode(encoded)).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%2", "%zz", "%ff", "%c3", "%c0%af", "%ed%a0%80", "%+1", "%-1"})
    void whatIsNoEscapeOrNoUtf8IsNoText(String encoded) {
        assertThat(PercentEncoding.decode(encoded)).isEmpty();
    }
}
