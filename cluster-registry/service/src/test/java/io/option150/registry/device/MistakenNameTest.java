package io.option150.registry.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistakenNameTest {

    @ParameterizedTest
    @CsvSource({
        "SEP001122334455.cnf.xml,SEP001122334455",
        "SEP001122334455.cnf.xml.sgn,SEP001122334455",
        "SEP001122334455.CNF.XML.enc.sgn,SEP001122334455",
        "SIP001122334455.cnf,SIP001122334455",
        "CTLSEP001122334455.tlv,SEP001122334455",
        "ITLSEP001122334455,SEP001122334455",
        "ext_ITLSEP001122334455.tlv,SEP001122334455",
        "Gw-Ulm.cnf.xml,Gw-Ulm",
        "SEPO0112233445l,SEP001122334451",
    })
    void isRefusedWithWhatWasMeant(String name, String meant) {
        assertThat(MistakenName.rule(name))
                .hasValueSatisfying(rule -> assertThat(rule).endsWith("did you mean '" + meant + "'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEP00112200ZZZZ", "sip00112233445x", "SEP00112233445", "SEP0011223344556"})
    void isRefusedWhereNobodyKnowsWhatWasMeant(String name) {
        assertThat(MistakenName.rule(name))
                .hasValueSatisfying(rule -> assertThat(rule)
                        .startsWith("must have 12 hexadecimal digits")
                        .doesNotContain("did you mean"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEP001122334455",
                "sep001122aabbcc",
                "gk001122aabbcc",
                "SKIGW2233445566",
                "AN22334455010",
                "ATA112233445501",
                "SEP1",
                "SIPgatewayparis",
                "separationroom1",
                "vg224-cellar.example.com",
                "ctlseparator",
                "CSFalice",
                "TCTBOB",
                "BOTCAROL",
                "cipc.lab-1",
                "1234",
                "00-11",
                "SIP4930123456"
            })
    void namesThatDevicesHaveAreTaken(String name) {
        assertThat(MistakenName.rule(name)).isEmpty();
    }
}
