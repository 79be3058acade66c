package io.option150.edge.front.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.Settings;
import io.option150.edge.name.FileName;
import io.option150.edge.name.NameSettings;
import io.option150.edge.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsignedNamesTest {

    private final View view = new View(Settings.of(NameSettings.class), List.of());
    private final UnsignedNames names = new UnsignedNames(view);

    @ParameterizedTest
    @CsvSource({
        "SEP001122AABBCC.cnf.xml.sgn, SEP001122AABBCC.cnf.xml",
        "SEP001122AABBCC.cnf.xml.enc.sgn, SEP001122AABBCC.cnf.xml",
        "Ringlist.xml.SGN, Ringlist.xml",
        "United_States/g3-tones.xml.sgn, United_States/g3-tones.xml",
        "ITLFile.tlv, ITLFile.tlv",
        ".sgn, .sgn",
    })
    void theEndingOfASignedFormIsDropped(String asked, String meant) {
        assertThat(names.of(FileName.parse(asked))).hasToString(meant);
    }

    @Test
    void aFileThatReallyBearsTheNameIsMeant() {
        view.fileTable().take("load.sgn", Records.told(1, Records.file("load.sgn", new byte[1], 1)));

        assertThat(names.of(FileName.parse("load.sgn"))).hasToString("load.sgn");
    }
}
