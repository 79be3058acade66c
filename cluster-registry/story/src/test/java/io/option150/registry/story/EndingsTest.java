package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.Neighbourhood.Crowd;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each finding is gone once the story gets better. */
class EndingsTest {

    private static final String GOOD_BOOT =
            "T CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml ok by=a said=a:yes → +5 dialplan.xml ok";

    private static void assertEnds(Tale tale, String finding, Runnable better) {
        assertThat(tale.found()).as("before %s", tale).containsExactly(finding);
        better.run();
        assertThat(tale.faults()).as("after %s", tale).isEmpty();
    }

    @Test
    void unknownPhoneOnceItHasAConfiguration() {
        Tale tale = Tale.of("SEP02A0B1C20201").play("T SEP….cnf.xml no said=a:no → XMLDefault.cnf.xml no");
        assertEnds(tale, "unknown-phone", () -> tale.later(60).play(GOOD_BOOT));
    }

    @Test
    void autoRegisteredOnceThereIsARecord() {
        Tale tale = Tale.of("SEP02A0B1C20201").unreadable("XMLDefault.cnf.xml").play("""
                T SEP….cnf.xml no said=a:no → XMLDefault.cnf.xml ok by=a → +90 SEP….cnf.xml ok by=a → dialplan.xml ok""");
        assertEnds(tale, "unknown-phone", () -> tale.at(Home.registered("a")));
        assertThat(Findings.isAutoRegistered(tale.story())).isFalse();
    }

    @Test
    void noConfigAtHomeOnceItIsThere() {
        Tale tale = Tale.of("SEP02A0B1C20203").at(Home.registered("a")).play("H SEP….cnf.xml.sgn no said=a:no,b:yes");
        assertEnds(tale, "no-config-at-home", () -> tale.later(60).play(GOOD_BOOT));
    }

    @Test
    void twoHomesOnceOneIsLeft() {
        Tale tale = Tale.of("SEP02A0B1C20204").play("H SEP….cnf.xml ok by=a said=a:yes,b:yes → dialplan.xml ok");
        assertEnds(tale, "two-homes", () -> tale.later(60).play(GOOD_BOOT));
    }

    @Test
    void twoHomesOnceThereIsARecord() {
        Tale tale = Tale.of("SEP02A0B1C20204").play("H SEP….cnf.xml ok by=a said=a:yes,b:yes → dialplan.xml ok");
        assertEnds(tale, "two-homes", () -> tale.at(Home.registered("b")));
    }

    @Test
    void homeAwayOnceItAnswersThisPhone() {
        Tale tale = Tale.of("SEP02A0B1C20205").at(Home.registered("a")).play("H SEP….cnf.xml.sgn 503 said=a:silent");
        assertEnds(tale, "home-away", () -> tale.later(60).play(GOOD_BOOT));
    }

    @Test
    void homeAwayOnceItAnswersAnotherPhone() {
        Tale tale = Tale.of("SEP02A0B1C20205").at(Home.registered("a")).play("H SEP….cnf.xml.sgn 503 said=a:silent");
        Instant before = Tale.BEGIN.minusSeconds(1);
        assertThat(tale.with(new Neighbourhood(List.of(), null, before)).found())
                .containsExactly("home-away");
        assertEnds(tale, "home-away", () -> tale.with(new Neighbourhood(List.of(), null, Tale.BEGIN.plusSeconds(30))));
    }

    @Test
    void configAgainAndAgainOnceItIsTaken() {
        Tale tale = Tale.of("SEP02A0B1C20206").times(5, 15, "T ITLSEP….tlv no → SEP….cnf.xml ok");
        assertEnds(tale, "config-again-and-again", () -> tale.play("+5 dialplan.xml ok"));
    }

    @Test
    void configAgainAndAgainOnceItIsAnother() {
        Tale tale = Tale.of("SEP02A0B1C20206").times(5, 15, "T ITLSEP….tlv no → SEP….cnf.xml ok");
        assertEnds(tale, "config-again-and-again", () -> tale.play("+15 SEP….cnf.xml ok sha=new"));
    }

    @Test
    void configAgainAndAgainOnceThePhoneIsQuiet() {
        Tale tale = Tale.of("SEP02A0B1C20206")
                .times(5, 15, "T ITLSEP….tlv no → SEP….cnf.xml ok")
                .later(299);
        assertEnds(tale, "config-again-and-again", () -> tale.later(1));
    }

    @Test
    void signedFormNowhereOnceThePlainOneIsAsked() {
        Tale tale = Tale.of("SEP02A0B1C20208")
                .at(Home.registered("a"))
                .play("T ITLSEP….tlv no → SEP….cnf.xml.sgn no said=a:no");
        assertEnds(tale, "signed-form-nowhere", () -> tale.later(60).play(GOOD_BOOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "a"})
    void listsOfAnotherSignerOnceTheyAreTaken(String owner) {
        Tale tale = Tale.of("SEP02A0B1C20209")
                .at(Home.registered("a"))
                .play("H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn ok by=b → dialplan.xml ok")
                .later(3600)
                .times(2, 60, "H ITLSEP….tlv ok by=%s signer=C → SEP….cnf.xml.sgn ok by=%s".formatted(owner, owner));
        String finding = owner.equals("b") ? "signer-renewed" : "trust-list-changed-hands";
        assertEnds(tale, finding, () -> tale.later(60).play("""
                H ITLSEP….tlv ok by=%s signer=C → SEP….cnf.xml.sgn ok by=%s → dialplan.xml ok""".formatted(owner, owner)));
        assertThat(Findings.remember(tale.story()).itl()).isEqualTo(new Memory.Held("C", owner));
    }

    @Test
    void listsOfAnotherSignerOnceTheOldOneIsBack() {
        Tale tale = Tale.of("SEP02A0B1C20209")
                .at(Home.registered("b"))
                .play("H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn ok by=b → dialplan.xml ok")
                .later(3600)
                .times(2, 60, "H ITLSEP….tlv ok by=b signer=C → SEP….cnf.xml.sgn ok by=b");
        assertEnds(
                tale,
                "signer-renewed",
                () -> tale.later(60)
                        .play("H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn ok by=b → dialplan.xml ok"));
    }

    @Test
    void secureWithoutListOnceItHasOne() {
        Tale tale = secure();
        assertEnds(
                tale,
                "secure-without-list",
                () -> tale.later(60).play("T CTLSEP….tlv ok by=a signer=A → SEP….cnf.xml ok by=a → dialplan.xml ok"));
    }

    @Test
    void secureWithoutListOnceItNeedsNone() {
        Tale tale = secure();
        assertEnds(
                tale,
                "secure-without-list",
                () -> tale.file(
                                "SEP….cnf.xml",
                                Says.configuration().dialTemplate().mode(1))
                        .later(60)
                        .play(GOOD_BOOT));
    }

    private static Tale secure() {
        return Tale.of("SEP02A0B1C2020B")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().mode(3))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a → +5 CTLSEP….tlv no");
    }

    @Test
    void loadMissingOnceItIsThere() {
        Tale tale = missingLoad();
        assertEnds(
                tale,
                "load-missing",
                () -> tale.later(60).play("T SEP….cnf.xml ok by=a → sip88xx.14.loads ok → dialplan.xml ok"));
    }

    @Test
    void loadMissingOnceItIsNamedNoMore() {
        Tale tale = missingLoad();
        assertEnds(
                tale,
                "load-missing",
                () -> tale.file("SEP….cnf.xml", Says.configuration().dialTemplate())
                        .later(60)
                        .play("T SEP….cnf.xml ok by=a → dialplan.xml ok"));
    }

    private static Tale missingLoad() {
        return Tale.of("SEP02A0B1C2020C")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().load("sip88xx.14.loads"))
                .play("T SEP….cnf.xml ok by=a → sip88xx.14.loads no → dialplan.xml ok");
    }

    @Test
    void loadMissingAnImageOnceItIsThere() {
        Tale tale = Tale.of("SEP02A0B1C2020D")
                .file("SEP….cnf.xml", Says.configuration().load("SIP45.loads"))
                .file("SIP45.loads", Says.images("jar45.sbn"))
                .play("T SEP….cnf.xml ok by=a → SIP45.loads ok → jar45.sbn no");
        assertEnds(tale, "load-missing", () -> tale.later(5).play("jar45.sbn ok"));
    }

    @Test
    void loadRefusedOnceItRunsIt() {
        Tale tale = Tale.of("SEP02A0B1C2020E")
                .file("SEP….cnf.xml", Says.configuration().load("SCCP11.loads").dialTemplate())
                .times(3, 120, "T SEP….cnf.xml ok by=a → SCCP11.loads ok → dialplan.xml ok");
        assertEnds(tale, "load-refused", () -> tale.later(120).play(GOOD_BOOT));
    }

    @Test
    void flappingOnceItStays() {
        Tale tale = Tale.of("SEP02A0B1C20216").times(4, 100, GOOD_BOOT);
        assertEnds(tale, "flapping", () -> tale.later(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"German_Germany/mk-sip.jar", "dialplan.xml", "Ringlist.xml"})
    void missingFilesOnceTheyAreThere(String file) {
        Tale tale = Tale.of("SEP02A0B1C2020F")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().locale("German_Germany/"))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok → " + file + " no");
        String finding = file.startsWith("dial")
                ? "dialplan-missing"
                : file.startsWith("Ring") ? "ring-missing" : "locale-missing";
        assertEnds(tale, finding, () -> tale.later(60).play("T " + file + " ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "fast"})
    void httpThenTftpOnceItIsOpenOrRefused(String better) {
        Tale tale = Tale.of("SEP02A0B1C20212").play("""
                T CTLSEP….tlv no → +4 ITLSEP….tlv no → +4 SEP….cnf.xml ok → +4 sl-be-sip.jar no → dialplan.xml ok""");
        assertEnds(tale, "http-then-tftp", () -> tale.later(60).play((better.equals("H") ? "H" : "T") + """
                 CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok"""));
    }

    @Test
    void answersNotArrivingOnceOneDoes() {
        Tale tale = Tale.of("SEP02A0B1C20213").times(5, 5, "T SEP….cnf.xml unheard by=a said=a:yes");
        assertEnds(tale, "answers-not-arriving", () -> tale.later(5).play(GOOD_BOOT));
    }

    @Test
    void answersNotArrivingOnceThePhoneGoesOn() {
        Tale tale = Tale.of("SEP02A0B1C20213").times(5, 5, "T CTLSEP….tlv no");
        assertEnds(tale, "answers-not-arriving", () -> tale.later(5).play("CTLSEP….tlv no → ITLSEP….tlv no"));
    }

    @Test
    void stallsAtSizeOnceTheFileEnds() {
        Tale tale = Tale.of("SEP02A0B1C20214").times(2, 40, """
                T ITLSEP….tlv ok size=900 blk=1428 → SEP….cnf.xml stuck size=9000 blk=1428 said=a:yes""");
        assertEnds(
                tale,
                "stalls-at-size",
                () -> tale.later(30).play("T SEP….cnf.xml ok size=9000 blk=1428 said=a:yes → dialplan.xml ok"));
    }

    @Test
    void slowLinkOnceARunIsFastOrADayIsOver() {
        String run = "T SEP….cnf.xml ok → SIP45.loads ok → jar45.sbn ok size=512000 ms=";
        for (boolean fast : new boolean[] {true, false}) {
            Tale tale = Tale.of("SEP02A0B1C20215")
                    .file(
                            "SEP….cnf.xml",
                            Says.configuration().load("SIP45.loads").dialTemplate())
                    .file("SIP45.loads", Says.images("jar45.sbn"))
                    .play(run + "200000");
            assertEnds(tale, "slow-link", () -> {
                tale.later(fast ? 3600 : 86_500);
                tale.play(fast ? run + "2000" : "");
            });
        }
    }

    @Test
    void otherFirmwareKindOnceItsProfileIsThere() {
        Tale tale = Tale.of("").play("T 8841-3PCC.xml no");
        assertEnds(tale, "other-firmware-kind", () -> tale.later(60).play("8841-3PCC.xml ok"));
    }

    @Test
    void silentOnceItComes() {
        Tale tale = Tale.of("SEP02A0B1C20217").play(GOOD_BOOT).later(3600);
        Instant from = tale.story().now();
        tale.with(new Neighbourhood(List.of(), new Crowd("a", from, from.plusSeconds(60), 8, 10), null))
                .later(660);
        assertThat(tale.found()).containsExactly("provisioned", "silent");
        tale.play(GOOD_BOOT);
        assertThat(tale.faults()).isEmpty();
    }

    @Test
    void addressSharedOnceTheOthersAreGone() {
        Tale tale = Tale.of("SEP02A0B1C20218")
                .with(new Neighbourhood(List.of("SEP02A0B1C20219", "SEP02A0B1C20220"), null, null))
                .play(GOOD_BOOT);
        assertEnds(tale, "address-shared", () -> tale.with(Neighbourhood.UNKNOWN));
    }
}
