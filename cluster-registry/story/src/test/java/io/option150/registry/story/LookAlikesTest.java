package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.Memory.Held;
import io.option150.registry.story.Neighbourhood.Crowd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 14 look-alikes: none raises a fault, at no moment of it and not afterwards. */
class LookAlikesTest {

    private static void assertNothing(Tale tale) {
        Story story = tale.story();
        for (int told = 1; told <= story.requests().size(); told++) {
            assertThat(faultsAfter(story, told, Duration.ofMillis(50)))
                    .as("after %d requests of%n%s", told, tale)
                    .isEmpty();
        }
        for (int seconds : new int[] {10, 31, 301, 3_601, 90_000}) {
            assertThat(faultsAfter(story, story.requests().size(), Duration.ofSeconds(seconds)))
                    .as("%d s after%n%s", seconds, tale)
                    .isEmpty();
        }
    }

    private static List<String> faultsAfter(Story story, int told, Duration pause) {
        var requests = story.requests().subList(0, told);
        return Findings.of(new Story(
                        story.phone(),
                        story.device(),
                        story.address(),
                        story.home(),
                        requests,
                        story.memory(),
                        story.around(),
                        requests.getLast().time().plus(pause)))
                .stream()
                .filter(it -> it.kind().isFault())
                .map(Finding::id)
                .toList();
    }

    @Test
    void n01NoCtlInANonSecureCluster() {
        assertNothing(Tale.of("SEP02A0B1C20101")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().mode(1))
                .times(
                        3,
                        3600,
                        "T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok → dialplan.xml ok"));
    }

    @Test
    void n02OneNameByTftpAfterOur503() {
        assertNothing(Tale.of("SEP02A0B1C20102").at(Home.registered("a")).play("""
                H CTLSEP….tlv 503 → +0.6 T CTLSEP….tlv no said=a:no → H ITLSEP….tlv ok by=a said=a:yes
                +1.7 SEP….cnf.xml.sgn ok by=a said=a:yes → +3.6 AppDialRules.xml no → dialplan.xml.sgn ok"""));
    }

    @Test
    void n02AHomeThatWasSilentForOneMoment() {
        Tale tale = Tale.of("SEP02A0B1C20102").at(Home.registered("a")).play("""
                H CTLSEP….tlv 503 said=a:silent → +0.6 T CTLSEP….tlv no said=a:no → H ITLSEP….tlv ok by=a said=a:yes
                +1.7 SEP….cnf.xml.sgn ok by=a said=a:yes → dialplan.xml.sgn ok""");
        assertThat(tale.later(600).faults()).isEmpty();
    }

    @Test
    void n02ASlowHomeWhoseCopyWasServedOnce() {
        assertNothing(Tale.of("SEP02A0B1C20102").at(Home.registered("a")).play("""
                H ITLSEP….tlv ok by=a said=a:yes → SEP….cnf.xml.sgn ok by=a source=stale said=a:yes → dialplan.xml.sgn ok"""));
    }

    @Test
    void n03OneTransferWithALostPacket() {
        assertNothing(Tale.of("SEP02A0B1C20103").play("""
                T CTLSEP….tlv no port=5000 → +0.005 CTLSEP….tlv no port=5000 → +2 CTLSEP….tlv no port=5000
                ITLSEP….tlv no → SEP….cnf.xml ok port=5002 → +0.01 SEP….cnf.xml ok port=5002
                +2 SEP….cnf.xml ok port=5002 → dialplan.xml ok"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok by=a", "no"})
    void n04AProbeOfTheDefault(String answer) {
        assertNothing(Tale.of("").times(20, 10, "T XMLDefault.cnf.xml " + answer));
    }

    @Test
    void n05ConfigurationTwiceAfterAnApply() {
        assertNothing(Tale.of("SEP02A0B1C20105")
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok")
                .later(600)
                .play("T SEP….cnf.xml ok → +30 SEP….cnf.xml ok → +3 dialplan.xml ok"));
    }

    @Test
    void n05ConfigurationThatChanges() {
        assertNothing(Tale.of("SEP02A0B1C20105").play("""
                T SEP….cnf.xml ok sha=1 → +20 SEP….cnf.xml ok sha=2 → +20 SEP….cnf.xml ok sha=3 → +3 dialplan.xml ok"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mk-sip.jar", "sp-sip.jar"})
    void n06NoLocaleIsSet(String jar) {
        assertNothing(Tale.of("SEP02A0B1C20106").play("""
                T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok
                +4 /%s no → g3-tones.xml no → +5 dialplan.xml ok""".formatted(jar)));
    }

    @Test
    void n06ALocaleOfTheSameVersionIsNotAsked() {
        assertNothing(Tale.of("SEP02A0B1C20106")
                .file("SEP….cnf.xml", Says.configuration().locale("German_Germany/"))
                .times(2, 3600, "T CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml ok"));
    }

    @Test
    void n07A7940AsksForItsLoadAtEveryBoot() {
        assertNothing(Tale.of("SEP02A0B1C20107")
                .file("SEP….cnf.xml", Says.configuration().load("P0S3-8-12-00.loads"))
                .file("P0S3-8-12-00.loads", Says.images("P0S3-8-12-00.sb2"))
                .file("SIP….cnf", Says.configuration().names("dial_template", "dialplan.xml"))
                .times(5, 3600, """
                        T CTLSEP….tlv no → SEP….cnf.xml ok → P0S3-8-12-00.loads ok
                        +24 SIPDefault.cnf ok → ./SIP….cnf ok → +2 RINGLIST.DAT ok → dialplan.xml ok"""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void n08FirmwareRuns(int runs) {
        String boot = "T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok";
        assertNothing(Tale.of("SEP02A0B1C20108")
                .file(
                        "SEP….cnf.xml",
                        Says.configuration().load("SIP75.9-4-2.loads").dialTemplate())
                .file(
                        "SIP75.9-4-2.loads",
                        Says.images("jar75.sbn", "cnu75.sbn", "apps75.sbn", "dsp75.sbn", "cvm75.sbn"))
                .times(runs, 120, boot + """
                         → SIP75.9-4-2.loads ok → +2 jar75.sbn ok → +5 cnu75.sbn ok → +3 apps75.sbn ok → +8 dsp75.sbn ok
                        +3 cvm75.sbn ok""")
                .later(60)
                .play(boot + " → +5 dialplan.xml ok"));
    }

    @Test
    void n08FirmwareAfterAFactoryReset() {
        assertNothing(Tale.of("SEP02A0B1C20108")
                .file("term75.default.loads", Says.images("jar75.sbn", "cnu75.sbn"))
                .play("""
                        T term75.default.loads ok → +2 jar75.sbn ok → +5 cnu75.sbn ok
                        +60 CTLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok"""));
    }

    @Test
    void n09BothPortsOfAnAta() {
        assertNothing(Tale.of("ATA02A0B1C2D3E4")
                .with(new Neighbourhood(List.of("ATAA0B1C2D3E401"), null, null))
                .play("T CTLATA02A0B1C2D3E4.tlv no → ATA….cnf.xml ok → dialplan.xml ok"));
        assertNothing(Tale.of("ATAA0B1C2D3E401")
                .with(new Neighbourhood(List.of("ATA02A0B1C2D3E4"), null, null))
                .play("T ATA….cnf.xml ok → dialplan.xml ok"));
    }

    @Test
    void n09AGatewayAndItsPorts() {
        assertNothing(Tale.of("SKIGWA0B1C2D3E4")
                .with(new Neighbourhood(List.of("ANA0B1C2D3E4080", "ANA0B1C2D3E4081"), null, null))
                .file("SKIGWA0B1C2D3E4.cnf.xml", Says.configuration())
                .play("T SKIGWA0B1C2D3E4.cnf.xml ok"));
    }

    @Test
    void n09AnAta186AsksEveryHour() {
        assertNothing(Tale.of("ATA02A0B1C2D3E4").unreadable("ata02a0b1c2d3e4").times(24, 3600, "T ata02a0b1c2d3e4 ok"));
    }

    @Test
    void n10TheEncryptedFormIsNotThere() {
        assertNothing(Tale.of("SEP02A0B1C2010A")
                .with(new Memory(new Held("A", "a"), new Held("A", "a"), "a", true, null))
                .play("""
                        H CTLSEP….tlv ok by=a signer=A → ITLSEP….tlv ok by=a signer=A
                        SEP….cnf.xml.enc.sgn no said=a:no → SEP….cnf.xml.sgn ok by=a said=a:yes → dialplan.xml.sgn ok"""));
    }

    @Test
    void n11WhatIsAskedUnnamed() {
        assertNothing(Tale.of("SEP02A0B1C2010B").times(2, 3600, """
                T ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok → +4 dialplan.xml ok
                AppDialRules.xml no → CTLSEP….tlv no → defaultheadsetconfig.json no"""));
    }

    @Test
    void n11ACtlAskedNearTheEnd() {
        assertNothing(Tale.of("SEP02A0B1C2010B").times(2, 300, """
                T ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok → +25 dialplan.xml ok
                AppDialRules.xml no → CTLSEP….tlv no → defaultheadsetconfig.json no"""));
    }

    @Test
    void n12APhoneThatIsQuietForMonths() {
        Tale tale = Tale.of("SEP02A0B1C2010C")
                .play("H CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok")
                .later(90 * 86_400);
        assertThat(tale.faults()).isEmpty();
    }

    /** Too few of them, too few neighbours, not over yet, or this one came, too. */
    @ParameterizedTest
    @CsvSource({"7,10,3600,0", "3,4,3600,0", "9,10,500,0", "9,10,3600,1200"})
    void n12APhoneThatIsQuietWhileSomeNeighboursCame(int seen, int phones, int ago, int backAfter) {
        Tale tale = Tale.of("SEP02A0B1C2010C")
                .play("H SEP….cnf.xml ok → dialplan.xml ok")
                .later(86_400);
        var from = tale.story().now();
        if (backAfter > 0) {
            tale.later(backAfter).play("H SEP….cnf.xml ok → dialplan.xml ok");
        }
        tale.later(ago)
                .with(new Neighbourhood(List.of(), new Crowd("a", from, from.plusSeconds(60), seen, phones), null));
        assertThat(tale.faults()).isEmpty();
    }

    @Test
    void n13TwoNamesAtTheSameInstant() {
        assertNothing(Tale.of("SEP02A0B1C2010D").play("""
                T CTLSEP….tlv no → SEP….cnf.xml ok → +5 RINGLIST.DAT ok → +0 dialplan.xml ok"""));
    }

    @Test
    void n14AnotherLetterCase() {
        assertNothing(Tale.of("SEP02A0B1C2010E")
                .file("SEP….cnf.xml", Says.configuration().names("dialTemplate", "DialPlan.xml"))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok → DIALPLAN.XML ok → RINGLIST.XML ok"));
    }
}
