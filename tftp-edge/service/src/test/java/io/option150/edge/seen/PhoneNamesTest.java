package io.option150.edge.seen;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.Records;
import io.option150.edge.Settings;
import io.option150.edge.cache.Generations;
import io.option150.edge.name.FileName;
import io.option150.edge.name.NameSettings;
import io.option150.edge.name.NameTable;
import io.option150.edge.resolve.Plan;
import io.option150.edge.resolve.Question;
import io.option150.edge.view.View;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNamesTest {

    private final NameSettings settings = Settings.of(NameSettings.class);
    private final View view = new View(settings, List.of());
    private final PhoneNames names = new PhoneNames(view);

    @ParameterizedTest
    @CsvSource({
        "SEP001122aabbcc.cnf.xml.sgn, SEP001122AABBCC",
        "CTLSEP001122AABBCC.tlv, SEP001122AABBCC",
        "ext_ITLSEP001122AABBCC.tlv, SEP001122AABBCC",
        "SIP001122AABBCC.cnf, SEP001122AABBCC",
        "gk001122aabbcc, SEP001122AABBCC",
        "ATA1122AABBCC01.cnf.xml, ATA1122AABBCC01",
        "SKIGW1122AABBCC.cnf.xml, SKIGW1122AABBCC",
        "AN1122AABBCC080.cnf.xml, AN1122AABBCC080",
        "csfanna.cnf.xml, CSFANNA",
        "csfbert.cnf.xml, ''",
        "XMLDefault7960.cnf.xml, ''",
        "XMLDefault.cnf.xml, ''",
        "ITLFile.tlv, ''",
        "term45.default.loads, ''",
        "8841-3PCC.xml, ''",
        "SIP0011AABBCCDD.cnf, SIP0011AABBCCDD",
        "SEP0011AABBCCDD.cnf.xml, SIP0011AABBCCDD",
    })
    void aNameTellsADeviceThatIsRegisteredOrCarriesAMac(String name, String device) {
        for (String registered : List.of("CSFANNA", "SIP0011AABBCCDD")) {
            view.deviceTable().take(registered, Records.told(1, Records.device(registered, "local", 1)));
        }
        Generations generations = new Generations();
        Question question = new Question(
                new NameTable(settings).classify(FileName.parse(name), view::owner),
                InetAddress.getLoopbackAddress(),
                Optional.empty(),
                new Plan(true, List.of(), false, Optional.empty(), Optional.empty(), "none"),
                generations.at(generations.moment(), Set::of),
                0);
        assertThat(names.device(question)).isEqualTo(device);
    }
}
