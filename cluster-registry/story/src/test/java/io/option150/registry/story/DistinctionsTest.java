package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.Memory.Held;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells a story from its neighbours: each case differs from one that is found in one thing. */
class DistinctionsTest {

    private static final String DEVICE = "SEP02A0B1C20701";

    private static Memory memory(Held ctl, String configuration) {
        return new Memory(Held.NOTHING, ctl, configuration, false, null);
    }

    @Test
    void aListThatAnUnnamedPhoneAsksAgainMayBeOfSeveralPhones() {
        assertThat(Tale.of("").times(3, 5, "T ITLFile.tlv no").found()).isEmpty();
    }

    @Test
    void namesThatFollowEachOtherSlowlyWereAnswered() {
        assertThat(Tale.of(DEVICE)
                        .play("T CTLSEP….tlv no → +4 ITLSEP….tlv no → +4 ITLFile.tlv no")
                        .found())
                .isEmpty();
    }

    @Test
    void theSameNameAgainIsNoNextName() {
        assertThat(Tale.of(DEVICE).times(3, 1, "T CTLSEP….tlv no").found()).containsExactly("answers-not-arriving");
    }

    @Test
    void aFileThatNobodyHeardTwiceIsNotTheirSizeAlone() {
        assertThat(Tale.of(DEVICE).times(2, 40, "T SEP….cnf.xml unheard").found())
                .isEmpty();
    }

    @Test
    void aLargeFileBeforeTheFirstStallProvesNothingOfNow() {
        Tale tale = Tale.of(DEVICE)
                .play("T Ringlist.xml ok size=9000 blk=1428")
                .later(100)
                .times(2, 40, "T CTLSEP….tlv no → SEP….cnf.xml stuck size=9000 blk=1428");
        assertThat(tale.found()).containsExactly("stalls-at-size");
    }

    @Test
    void oneClusterThatIsAwayMattersNotWhenAnotherHasTheFile() {
        assertThat(Tale.of(DEVICE)
                        .play("H SEP….cnf.xml ok by=a said=a:yes,b:silent → dialplan.xml ok")
                        .faults())
                .isEmpty();
    }

    @Test
    void aPhoneIsNotUnknownWhileAClusterWasSilent() {
        Tale tale = Tale.of(DEVICE)
                .with(new Neighbourhood(List.of(), null, Tale.BEGIN.plusSeconds(60)))
                .play("H SEP….cnf.xml no said=a:no,b:silent");
        assertThat(tale.found()).isEmpty();
    }

    @Test
    void whoAsksForTheDefaultIsNotHalfWritten() {
        Tale tale = Tale.of(DEVICE)
                .file("XMLDefault.cnf.xml", Says.defaults("disabled").load("P0030801SR02.loads"))
                .file("P0030801SR02.loads", Says.images("P0030801SR02.sbn"))
                .play("T SEP….cnf.xml no → XMLDefault.cnf.xml ok by=a → P0030801SR02.loads ok → P0030801SR02.sbn no")
                .later(60)
                .times(3, 60, "T SEP….cnf.xml no said=a:no → XMLDefault.cnf.xml no");
        assertThat(tale.found()).containsExactly("unknown-phone");
    }

    @Test
    void aDefaultOfBeforeIsNotOfThisStory() {
        Tale tale =
                Tale.of(DEVICE).play("T XMLDefault.cnf.xml ok by=a → +60 CTLSEP….tlv no → SEP….cnf.xml no said=a:no");
        assertThat(tale.findings())
                .singleElement()
                .satisfies(it -> assertThat(it.variant()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"no,'',true", "503,'',false", "no,a,false"})
    void aConfigurationThatMayHaveBeenThereWasNotMadeByItself(String first, String before, boolean found) {
        Tale tale = Tale.of(DEVICE)
                .with(memory(Held.NOTHING, before))
                .file("XMLDefault.cnf.xml", Says.defaults("enabled"))
                .play("T SEP….cnf.xml " + first
                        + " → XMLDefault.cnf.xml ok by=a → +60 SEP….cnf.xml ok by=a → dialplan.xml ok");
        assertThat(Findings.isAutoRegistered(tale.story())).isEqualTo(found);
        assertThat(tale.faults()).isEqualTo(found ? List.of("unknown-phone") : List.of());
    }

    @Test
    void aHomeThatLostTheFileIsNoOtherCluster() {
        Tale tale = Tale.of(DEVICE)
                .at(Home.registered("b"))
                .play("H SEP….cnf.xml ok by=b said=b:yes → dialplan.xml ok → +600 SEP….cnf.xml no said=b:no");
        assertThat(tale.findings()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo("no-config-at-home");
            assertThat(it.variant()).isEmpty();
        });
    }

    @Test
    void ownFilesSpeakForALocalHome() {
        Tale tale = Tale.of(DEVICE)
                .at(Home.registeredHere("hq"))
                .play("H SEP….cnf.xml ok said=own:yes → dialplan.xml ok → +600 SEP….cnf.xml no said=own:no");
        assertThat(tale.findings())
                .singleElement()
                .satisfies(it -> assertThat(it.variant()).isEmpty());
        assertThat(Home.NONE.speaksAs("")).isFalse();
    }

    @Test
    void aPhoneWithASepFileHasEnterpriseFirmware() {
        assertThat(Tale.of(DEVICE)
                        .play("T 8841-3PCC.xml no → SEP….cnf.xml ok → dialplan.xml ok")
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T CTLSEP….tlv ok signer=A → SEP….cnf.xml ok → +5 CTLSEP….tlv no",
                "T CTLSEP….tlv 503 → SEP….cnf.xml ok"
            })
    void aSecurePhoneThatHadACtlOrWasNotToldNo(String steps) {
        Tale tale = Tale.of(DEVICE)
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().mode(3))
                .play(steps)
                .play("dialplan.xml ok");
        assertThat(tale.faults()).isEmpty();
    }

    @Test
    void aSecurePhoneThatHadACtlLongAgo() {
        Tale tale = Tale.of(DEVICE)
                .with(memory(new Held("A", "a"), "a"))
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().mode(3))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok");
        assertThat(tale.faults()).isEmpty();
    }

    @Test
    void aHomeThatServesListsCouldSign() {
        Tale tale = Tale.of(DEVICE)
                .at(Home.registered("b"))
                .play("H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn no said=b:no");
        assertThat(tale.found()).containsExactly("no-config-at-home");
    }

    @Test
    void ownFilesAreNoSecondHome() {
        assertThat(Tale.of(DEVICE)
                        .play("H SEP….cnf.xml ok said=own:yes,a:yes → dialplan.xml ok")
                        .faults())
                .isEmpty();
    }

    @Test
    void aListIsNotRefusedWhileThePhoneIsAtIt() {
        Tale tale = Tale.of(DEVICE)
                .play("H ITLSEP….tlv ok by=a signer=A → SEP….cnf.xml.sgn ok by=a → dialplan.xml ok")
                .later(3600)
                .play("H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn ok by=b");
        assertThat(tale.later(29).faults()).isEmpty();
        assertThat(tale.later(1).faults()).containsExactly("trust-list-changed-hands");
    }

    @ParameterizedTest
    @CsvSource({"P0030801SR,true", "P0030,false", "Q0030801SR,false"})
    void aNameThatIsCutBeginsAsTheLoadDoes(String name, boolean found) {
        Tale tale = Tale.of(DEVICE)
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().load("P0030801SR02.loads"))
                .play("T SEP….cnf.xml ok → " + name + " no → dialplan.xml ok");
        assertThat(tale.faults()).isEqualTo(found ? List.of("load-missing") : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"term75.default.loads", "Other_Land/mk-sip.jar", "AppDialRules.xml"})
    void whatNothingNamesIsNotMissing(String name) {
        Tale tale = Tale.of(DEVICE)
                .file(
                        "SEP….cnf.xml",
                        Says.configuration().dialTemplate().load("SIP75.loads").locale("German_Germany/"))
                .play("T SEP….cnf.xml ok → dialplan.xml ok → " + name + " no");
        assertThat(tale.faults()).isEmpty();
    }

    @Test
    void bootsWhoseConfigurationWasNotTakenAreNoFlapping() {
        Tale tale = Tale.of(DEVICE);
        for (int sha = 0; sha < 5; sha++) {
            tale.play("T CTLSEP….tlv no → SEP….cnf.xml ok sha=" + sha).later(100);
        }
        assertThat(tale.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T CTLSEP….tlv no → +4 ITLSEP….tlv no → +4 ITLFile.tlv no → +4 SEP….cnf.xml ok → mk-sip.jar no",
                "T CTLSEP….tlv no → +4 ITLSEP….tlv no → +4 ITLFile.tlv no → +4 H SEP….cnf.xml ok → sp-sip.jar no",
                "T CTLSEP….tlv no → +4 CTLSEP….tlv no → +4 SEP….cnf.xml ok → sp-sip.jar no"
            })
    void pausesOfOtherKinds(String steps) {
        assertThat(Tale.of(DEVICE).play(steps).play("dialplan.xml ok").faults()).isEmpty();
    }

    @Test
    void anAddressIsNotSharedByAPhoneThatNeverAsked() {
        assertThat(Tale.of(DEVICE)
                        .with(new Neighbourhood(List.of("SEP02A0B1C20799"), null, null))
                        .found())
                .isEmpty();
    }

    @Test
    void aVerdictWaitsForTheLongestPauseOfABoot() {
        Tale tale = Tale.of(DEVICE).play("T SEP….cnf.xml ok → dialplan.xml ok");
        assertThat(tale.later(29).found()).isEmpty();
        assertThat(tale.later(1).found()).containsExactly("provisioned");
    }
}
