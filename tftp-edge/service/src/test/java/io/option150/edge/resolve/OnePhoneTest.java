package io.option150.edge.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.content.NoOpenClaims;
import io.option150.edge.name.DeviceNames;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RES-2: one phone goes by several names, and all of them follow it to its home. */
@ExtendWith(NoOpenClaims.class)
class OnePhoneTest {

    private static final String[] FILES = {
        "SEP001122AABBCC.cnf.xml",
        "SEP001122AABBCC.cnf.xml.sgn",
        "SIP001122AABBCC.cnf",
        "gk001122aabbcc",
        "ata001122aabbcc",
        "ATA001122AABBCC.cnf.xml",
        "CTLSEP001122AABBCC.tlv",
        "ITLSIP001122AABBCC.tlv",
        "ext_ITLATA001122AABBCC.tlv",
        "ATA1122AABBCC01.cnf.xml",
        "SKIGW1122AABBCC.cnf.xml",
        "AN1122AABBCC080.cnf.xml",
        "x/SIP001122AABBCC.cnf",
        "SIP801122AABBCC.cnf",
        "SIP001122AABBCD.cnf",
    };

    private TestEdge edge;

    @BeforeEach
    void start() throws Exception {
        edge = new TestEdge();
        edge.cluster("a", 1, "127.0.0.2", FILES);
        edge.cluster("b", 2, "127.0.0.3", FILES);
    }

    @AfterEach
    void close() throws Exception {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SEP001122AABBCC, SIP001122AABBCC.cnf",
        "SEP001122AABBCC, gk001122aabbcc",
        "SEP001122AABBCC, ata001122aabbcc",
        "sep001122aabbcc, ATA001122AABBCC.cnf.xml",
        "SEP001122AABBCC, CTLSEP001122AABBCC.tlv",
        "SEP001122AABBCC, ITLSIP001122AABBCC.tlv",
        "SEP001122AABBCC, ext_ITLATA001122AABBCC.tlv",
        "SEP001122AABBCC, SKIGW1122AABBCC.cnf.xml",
        "SEP001122AABBCC, x/SIP001122AABBCC.cnf",
        "SIP001122AABBCC, SEP001122AABBCC.cnf.xml.sgn",
        "gk001122aabbcc, SIP001122AABBCC.cnf",
        "ATA001122AABBCC, ATA1122AABBCC01.cnf.xml",
        "ATA1122AABBCC01, ata001122aabbcc",
        "SKIGW1122AABBCC, AN1122AABBCC080.cnf.xml",
        "AN1122AABBCC081, AN1122AABBCC080.cnf.xml",
    })
    void res2AfterAMoveEveryNameOfThePhoneComesFromTheNewHome(String device, String file) {
        edge.home(device, "a");
        assertThat(edge.ask(file)).isEqualTo(file + " of a / remote");
        edge.settled();
        assertThat(edge.ask(file)).isEqualTo(file + " of a / cache");

        edge.home(device, "b");

        assertThat(edge.ask(file)).isEqualTo(file + " of b / remote");
        assertThat(edge.question(file, TestEdge.PHONE).file().device()).contains(DeviceNames.key(device));
    }

    @Test
    void res9AnEventAboutThePhoneDropsWhatIsHeldUnderItsOtherNames() {
        for (String file : FILES) {
            edge.ask(file);
        }
        edge.ask("SIP001122AABBCD.cnf");
        edge.settled();

        edge.home("SEP001122AABBCC", "b");

        assertThat(edge.cache.entries().map(entry -> entry.getKey().shownName()).distinct())
                .as("those of another phone stay")
                .containsExactly("SIP001122AABBCD.cnf");
    }

    @Test
    void res9AnAnswerUnderWayToAnotherNameIsOldWhenThePhoneMoves() throws Exception {
        Question asked = edge.question("SIP001122AABBCC.cnf", TestEdge.PHONE);
        edge.home("SEP001122AABBCC", "b");

        assertThat(asked.generation().isCurrent()).isFalse();
    }

    @Test
    void res2TheDeviceOfThatVeryNameComesFirstThenTheOneHeardOfLast() {
        edge.home("SEP001122AABBCC", "a");
        edge.home("SIP001122AABBCC", "b");

        assertThat(edge.ask("SEP001122AABBCC.cnf.xml")).contains(" of a ");
        assertThat(edge.ask("SIP001122AABBCC.cnf")).contains(" of b ");
        assertThat(edge.ask("gk001122aabbcc")).contains(" of b ");
        edge.home("SEP001122AABBCC", "a");
        assertThat(edge.ask("gk001122aabbcc")).contains(" of a ");
    }

    @Test
    void res2AnotherPhonesNameIsNotTakenForIt() {
        edge.home("SEP001122AABBCC", "b");

        assertThat(edge.ask("SIP801122AABBCC.cnf")).as("first in order").contains(" of a ");
        assertThat(edge.question("ATA1122AABBCC01.cnf.xml", TestEdge.PHONE)
                        .plan()
                        .homeAlone())
                .isFalse();
    }

    @Test
    void res2APhoneThatIsRemovedIsAStrangerUnderEveryName() {
        edge.home("SEP001122AABBCC", "b");
        assertThat(edge.ask("SIP001122AABBCC.cnf")).contains(" of b ");
        edge.noDevice("SEP001122AABBCC");

        assertThat(edge.ask("SIP001122AABBCC.cnf")).contains(" of a ");
    }

    @Test
    void res8NamesOfOnePhoneAreNotSeveralDevices() {
        edge.home("SEP001122AABBCC", "b");
        for (String file : List.of("SIP801122AABBCD.cnf", "SEP801122AABBCD.cnf.xml", "gk801122aabbcd")) {
            assertThat(edge.asking(file, "127.0.0.9")).isNotNull();
        }
        edge.home("SEP801122AABBCD", "b");

        assertThat(edge.question("ringlist.xml", "127.0.0.9")
                        .plan()
                        .clusters()
                        .getFirst()
                        .clusterId())
                .isEqualTo("b");
    }
}
