package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.Neighbourhood.Crowd;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Just below and just above of every number in the rules. */
class ThresholdsTest {

    @ParameterizedTest
    @CsvSource({"2,4,false", "3,4,true", "3,301,false"})
    void answersNotArriving(int times, int every, boolean found) {
        Tale no = Tale.of("SEP02A0B1C20601").times(times, every, "T CTLSEP….tlv no");
        Tale unheard = Tale.of("SEP02A0B1C20601").times(times, every, "T SEP….cnf.xml unheard said=a:yes");
        for (Tale tale : List.of(no, unheard)) {
            assertThat(tale.found().contains("answers-not-arriving")).isEqualTo(found);
        }
    }

    /** The next name so soon shows that the "no" was heard; after a repeat's time it shows nothing. */
    @ParameterizedTest
    @CsvSource({"1.9,false", "2,true"})
    void aNoThatWasHeard(double next, boolean found) {
        Tale tale = Tale.of("SEP02A0B1C20601")
                .play("T CTLSEP….tlv no → +" + next + " ITLSEP….tlv no")
                .later(4)
                .times(2, 4, "ITLSEP….tlv no");
        assertThat(tale.found().contains("answers-not-arriving")).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stuck detail=client_ended_it:_0_size_known", "stuck bytes=512", "unheard source=none", "–"})
    void whatArrivedOrWasNeverSentIsNeitherUnheardNorStuck(String answer) {
        Tale tale = Tale.of("SEP02A0B1C20601").times(4, 5, "T SEP….cnf.xml " + answer);
        assertThat(tale.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,true"})
    void stallsAtSize(int times, boolean found) {
        Tale tale = Tale.of("SEP02A0B1C20602").times(times, 40, """
                T ITLSEP….tlv ok size=900 blk=1428 → SEP….cnf.xml stuck size=9000 blk=1428 said=a:yes""");
        assertThat(tale.found().contains("stalls-at-size")).isEqualTo(found);
    }

    @Test
    void aLargeFileThatEndsSpeaksAgainstAStallAndASmallOneDoesNot() {
        String stuck = "T CTLSEP….tlv no → SEP….cnf.xml stuck size=9000 blk=1428 said=a:yes";
        Tale tale = Tale.of("SEP02A0B1C20602").times(2, 40, stuck).play("dialplan.xml ok size=1427 blk=1428");
        assertThat(tale.found()).containsExactly("stalls-at-size");
        assertThat(tale.play("Ringlist.xml ok size=1428 blk=1428").found()).isEmpty();
    }

    @Test
    void autoRegistrationThatIsSwitchedOffMadeNothing() {
        assertThat(auto("disabled", "a", 100)).isEmpty();
        assertThat(auto("enabled", "b", 100)).isEmpty();
        assertThat(auto("enabled", "a", 601)).isEmpty();
        assertThat(auto("enabled", "a", 599)).containsExactly("unknown-phone");
        assertThat(auto("", "a", 599)).containsExactly("unknown-phone");
    }

    private static List<String> auto(String autoRegistration, String owner, int seconds) {
        return Tale.of("SEP02A0B1C20603")
                .file("XMLDefault.cnf.xml", Says.defaults(autoRegistration))
                .play(
                        "T SEP….cnf.xml no said=a:no → +1 XMLDefault.cnf.xml ok by=a → +%d SEP….cnf.xml ok by=%s → dialplan.xml ok"
                                .formatted(seconds, owner))
                .faults();
    }

    @ParameterizedTest
    @CsvSource({"2,45,false", "3,45,true", "3,301,false"})
    void configAgainAndAgain(int times, int every, boolean found) {
        Tale tale = Tale.of("SEP02A0B1C20604").times(times, every, "T CTLSEP….tlv no → SEP….cnf.xml ok");
        assertThat(tale.found().contains("config-again-and-again")).isEqualTo(found);
    }

    @Test
    void aConfigurationThatOnlyBeganIsNotThrownAway() {
        Tale tale = Tale.of("SEP02A0B1C20604").times(5, 15, "T CTLSEP….tlv no → SEP….cnf.xml stuck bytes=1024");
        assertThat(tale.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2,false", "3,true"})
    void loadRefused(int boots, boolean found) {
        Tale tale = Tale.of("SEP02A0B1C20605")
                .file("SEP….cnf.xml", Says.configuration().load("SCCP11.loads"))
                .times(boots, 400, "T CTLSEP….tlv no → SEP….cnf.xml ok → SCCP11.loads ok");
        assertThat(tale.found().contains("load-refused")).isEqualTo(found);
    }

    @Test
    void aBootWithoutTheLoadBetweenIsNoRefusal() {
        Tale tale = Tale.of("SEP02A0B1C20605")
                .file("SEP….cnf.xml", Says.configuration().load("SCCP11.loads").dialTemplate());
        tale.times(2, 400, "T SEP….cnf.xml ok → SCCP11.loads ok").later(400).play("SEP….cnf.xml ok → dialplan.xml ok");
        assertThat(tale.later(400).play("SEP….cnf.xml ok → SCCP11.loads ok").faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,100,false", "4,100,true", "4,201,false"})
    void flapping(int boots, int every, boolean found) {
        Tale tale =
                Tale.of("SEP02A0B1C20606").times(boots, every, "T CTLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok");
        assertThat(tale.found().contains("flapping")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"4,1.9,false", "4,2,true", "3,2,true", "2,2,false"})
    void httpThenTftp(int names, double pause, boolean found) {
        String paused = List.of("CTLSEP….tlv no", "ITLSEP….tlv no", "ITLFile.tlv no", "SEP….cnf.xml ok").stream()
                .skip(4 - names)
                .collect(Collectors.joining(" → +" + pause + " "));
        Tale tale = Tale.of("SEP02A0B1C20607").play("T " + paused + " → sp-sip.jar no → dialplan.xml ok");
        assertThat(tale.found().contains("http-then-tftp")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"99,0,false", "100,0,true", "10,20,false", "10,21,true"})
    void slowLink(int roundTrip, int repeats, boolean found) {
        Tale tale = Tale.of("SEP02A0B1C20608")
                .play("T SEP….cnf.xml ok → dialplan.xml ok")
                .play("T image.bin ok size=511900 blk=512 rep=%d ms=%d".formatted(repeats, roundTrip * 1000));
        assertThat(tale.found().contains("slow-link")).isEqualTo(found);
    }

    @Test
    void aFileFromARemoteClusterSaysNothingOfTheWayToThePhone() {
        Tale tale = Tale.of("SEP02A0B1C20608").play("T image.bin ok size=511900 blk=512 ms=500000 source=remote");
        assertThat(tale.found()).isEmpty();
    }

    @Test
    void aSmallFileSaysNothingOfTheWayToThePhone() {
        Tale tale = Tale.of("SEP02A0B1C20608").play("T image.bin ok size=50000 blk=512 ms=50000 rep=9");
        assertThat(tale.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8,10,600,true", "7,10,600,false", "5,5,600,true", "4,4,600,false", "8,10,599,false"})
    void silent(int seen, int phones, int since, boolean found) {
        Tale tale = Tale.of("SEP02A0B1C20609")
                .play("T SEP….cnf.xml ok → dialplan.xml ok")
                .later(3600);
        Instant from = tale.story().now();
        tale.with(new Neighbourhood(List.of(), new Crowd("a", from, from, seen, phones), null))
                .later(since);
        assertThat(tale.faults().contains("silent")).isEqualTo(found);
    }

    @Test
    void silentOfAPhoneWhoseRequestsAreForgotten() {
        Instant from = Tale.BEGIN.minusSeconds(3600);
        Neighbourhood around = new Neighbourhood(List.of(), new Crowd("a", from, from, 9, 10), null);
        Tale never = Tale.of("SEP02A0B1C20609").with(around);
        assertThat(never.found()).isEmpty();
        Instant seen = from.minusSeconds(86_400);
        Tale once = never.with(new Memory(Memory.Held.NOTHING, Memory.Held.NOTHING, "", false, seen));
        assertThat(once.found()).containsExactly("silent");
    }

    @Test
    void aCrowdIsTheMostPhonesOfTenMinutes() {
        List<Instant> boots = IntStream.of(0, 5_000, 5_100, 5_600, 5_601, 9_000)
                .mapToObj(Tale.BEGIN::plusSeconds)
                .toList();
        assertThat(Crowd.of("a", boots.reversed(), 12))
                .isEqualTo(new Crowd("a", Tale.BEGIN.plusSeconds(5_100), Tale.BEGIN.plusSeconds(5_601), 3, 12));
        assertThat(Crowd.of("a", List.of(), 12)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SEP02A0B1C2D3E4,SIP02A0B1C2D3E4,false",
        "SEP02A0B1C2D3E4,SEP02A0B1C2D3E5,true",
        "ATA02A0B1C2D3E4,ATAA0B1C2D3E401,false",
        "ATA02A0B1C2D3E5,ATAA0B1C2D3E401,true",
        "SKIGWA0B1C2D3E4,ANA0B1C2D3E4080,false",
        "ANA0B1C2D3E4081,ANA0B1C2D3E4080,false",
        "SKIGWA0B1C2D3E4,ANA0B1C2D3E5080,true",
        "SEP02A0B1C2D3E4,ROUTER1,false",
        "'',SEP02A0B1C2D3E4,false"
    })
    void addressShared(String device, String other, boolean found) {
        Tale tale = Tale.of(device)
                .with(new Neighbourhood(List.of(other), null, null))
                .play("T ITLFile.tlv no → Bell.raw ok");
        assertThat(tale.found().contains("address-shared")).isEqualTo(found);
    }

    @Test
    void evidenceKeepsTheFirstAndTheLastRequests() {
        Tale tale = Tale.of("SEP02A0B1C20610").times(50, 60, "T SEP….cnf.xml no said=a:no");
        Finding finding = tale.findings().getFirst();
        assertThat(finding.evidence())
                .hasSize(Finding.MOST_EVIDENCE)
                .startsWith(tale.requests().getFirst())
                .endsWith(tale.requests().getLast());
        assertThat(finding.since()).isEqualTo(Tale.BEGIN);
    }
}
