package io.option150.trust.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainFilesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ringlist.xml                | ringlist.xml?ignore-case=true
                    United_States/g3-tones.xml  | United_States/g3-tones.xml?ignore-case=true
                    a b.xml                     | a%20b.xml?ignore-case=true
                    a?b#c%20.xml                | a%3Fb%23c%2520.xml?ignore-case=true
                    é.xml                       | %C3%A9.xml?ignore-case=true
                    a+b;c&d.xml                 | a%2Bb%3Bc%26d.xml?ignore-case=true
                    a/versions                  | a/versions?ignore-case=true&literal=true
                    a/versions/3/restore        | a/versions/3/restore?ignore-case=true&literal=true
                    """)
    void aNameBecomesATargetThatMeansIt(String name, String target) {
        assertThat(PlainFiles.target(name)).isEqualTo("/api/v1/files/" + target);
    }

    /** A file of macOS has a name of another Unicode form than everybody else's: both are asked for as they are. */
    @Test
    void theUnicodeFormOfANameIsLeftAsItIs() {
        assertThat(PlainFiles.target("\u00e9.xml")).isEqualTo("/api/v1/files/%C3%A9.xml?ignore-case=true");
        assertThat(PlainFiles.target("e\u0301.xml")).isEqualTo("/api/v1/files/e%CC%81.xml?ignore-case=true");
    }
}
