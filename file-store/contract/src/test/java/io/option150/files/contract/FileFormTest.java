package io.option150.files.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormTest {

    @ParameterizedTest
    @CsvSource({
        "a/RINGLIST.XML.SGN, SIGNED",
        "a.cnf.xml.enc.sgn, ENCRYPTED",
        "a.xml, PLAIN",
        "sgn, PLAIN",
        "a.sgn/b.xml, PLAIN",
    })
    void theNameTellsTheForm(String name, FileForm form) {
        assertThat(FileForm.of(name)).isEqualTo(form);
    }
}
