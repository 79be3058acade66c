package io.option150.trust.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainFilesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ringlist.xml                | ringlist.xml
                    United_States/g3-tones.xml  | United_States/g3-tones.xml
                    a b.xml                     | a%20b.xml
                    a?b#c%20.xml                | a%3Fb%23c%2520.xml
                    é.xml                       | %C3%A9.xml
                    a+b;c&d.xml                 | a%2Bb%3Bc%26d.xml
                    a/versions                  | a%2Fversions
                    a/versions/3/restore        | a/versions/3%2Frestore
                    """)
    void aNameBecomesAPathThatMeansIt(String name, String path) {
        assertThat(PlainFiles.path(name)).isEqualTo("/api/v1/files/" + path);
    }

    /** A file of macOS has a name of another Unicode form than everybody else's: both are asked for as they are. */
    @Test
    void theUnicodeFormOfANameIsLeftAsItIs() {
        assertThat(PlainFiles.path("\u00e9.xml")).isEqualTo("/api/v1/files/%C3%A9.xml");
        assertThat(PlainFiles.path("e\u0301.xml")).isEqualTo("/api/v1/files/e%CC%81.xml");
    }
}
