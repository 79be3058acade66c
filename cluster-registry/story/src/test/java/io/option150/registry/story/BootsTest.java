package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.Memory.Held;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.Boots;
import io.option150.registry.story.boot.Taken;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a boot begins, and whether its configuration was taken. */
class BootsTest {

    private static List<Boot> boots(Tale tale) {
        return Boots.of(tale.story().requests(), tale.story().now());
    }

    private static Taken taken(Tale tale) {
        return boots(tale).getLast().taken();
    }

    @ParameterizedTest
    @CsvSource({"19.9,1", "20,2", "3600,2"})
    void begins20SecondsAfterTheLastTrustListOrConfiguration(double pause, int boots) {
        Tale tale = Tale.of("SEP02A0B1C20401").play("T CTLSEP….tlv no → +5 SEP….cnf.xml ok → +5 dialplan.xml ok");
        assertThat(boots(tale.play("+" + (pause - 5) + " ITLSEP….tlv no"))).hasSize(boots);
    }

    @Test
    void whatIsAskedBeforeTheFirstStartIsNoBoot() {
        Tale tale = Tale.of("SEP02A0B1C20401")
                .play("T term75.default.loads ok → XMLDefault.cnf.xml ok → +2 SEP….cnf.xml ok");
        assertThat(boots(tale))
                .singleElement()
                .satisfies(boot -> assertThat(boot.asked()).hasSize(1));
    }

    @Test
    void a7940sSecondStageIsOfTheSameBoot() {
        Tale tale = Tale.of("SEP02A0B1C20401").play("""
                T SEP….cnf.xml ok → +24 SIPDefault.cnf ok → SIP….cnf ok → +30 SIPDefault.cnf ok""");
        assertThat(boots(tale)).hasSize(2);
    }

    @Test
    void a7940WithoutASepFileStartsWithItsDefault() {
        assertThat(boots(Tale.of("SEP02A0B1C20401").play("T SIPDefault.cnf ok → SIP….cnf ok")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"CTLSEP….tlv,119,1", "CTLSEP….tlv,121,2", "ITLSEP….tlv,119,2"})
    void aLateCtlIsOfTheSameBoot(String name, int pause, int boots) {
        Tale tale = Tale.of("SEP02A0B1C20401").play("T SEP….cnf.xml ok → +" + pause + " " + name + " no");
        assertThat(boots(tale)).hasSize(boots);
    }

    @Test
    void aConfigurationIsTakenOnceSomethingNamedIsAskedWhateverTheAnswer() {
        Tale tale = Tale.of("SEP02A0B1C20401").play("T SEP….cnf.xml ok");
        assertThat(taken(tale)).isEqualTo(Taken.OPEN);
        assertThat(taken(tale.play("AppDialRules.xml no"))).isEqualTo(Taken.OPEN);
        assertThat(taken(tale.play("dialplan.xml no"))).isEqualTo(Taken.YES);
    }

    @Test
    void whatIsAskedBeforeTheConfigurationProvesNothing() {
        Tale tale = Tale.of("SEP02A0B1C20401")
                .play("T CTLSEP….tlv no → dialplan.xml ok → SEP….cnf.xml ok")
                .later(60);
        assertThat(taken(tale)).isEqualTo(Taken.NO);
    }

    @Test
    void aConfigurationIsLeftWhenItsDialPlanIsNotAsked() {
        Tale tale = Tale.of("SEP02A0B1C20401").play("T SEP….cnf.xml ok");
        assertThat(taken(tale.later(29))).isEqualTo(Taken.OPEN);
        assertThat(taken(tale.later(1))).isEqualTo(Taken.NO);
        assertThat(taken(tale.later(86_400))).isEqualTo(Taken.NO);
    }

    @Test
    void aBootThatIsFollowedByAnotherIsOver() {
        Tale tale = Tale.of("SEP02A0B1C20401").play("T SEP….cnf.xml ok → +25 ITLSEP….tlv no");
        assertThat(boots(tale)).extracting(Boot::taken).containsExactly(Taken.NO, Taken.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"49000,2.9,1", "49000,3.1,2", "50000,2.9,2"})
    void theSameNameFromTheSamePortAtOnceIsOneTransfer(int port, double pause, int requests) {
        Tale tale = Tale.of("SEP02A0B1C20401")
                .play("T CTLSEP….tlv no port=49000 → +%s CTLSEP….tlv no port=%d".formatted(pause, port));
        assertThat(boots(tale).getFirst().asked()).hasSize(requests);
    }

    @Test
    void aLoadThatIsNotAskedIsPerhapsTheOneItRuns() {
        Tale tale = Tale.of("SEP02A0B1C20401")
                .file("SEP….cnf.xml", Says.configuration().load("SIP45.loads"))
                .play("T SEP….cnf.xml ok")
                .later(86_400);
        assertThat(taken(tale)).isEqualTo(Taken.OPEN);
    }

    @Test
    void noConfigurationIsNothingToTake() {
        assertThat(taken(Tale.of("SEP02A0B1C20401").play("T SEP….cnf.xml no"))).isEqualTo(Taken.NOTHING);
    }

    @Test
    void whatIsRememberedOutlivesRequests() {
        Tale tale = Tale.of("SEP02A0B1C20401").play("""
                H CTLSEP….tlv ok signer=C by=a → ITLSEP….tlv ok signer=I by=a → SEP….cnf.xml.sgn ok by=a → dialplan.xml ok""");
        Memory memory = Findings.remember(tale.story());
        assertThat(memory)
                .isEqualTo(new Memory(
                        new Held("I", "a"),
                        new Held("C", "a"),
                        "a",
                        true,
                        tale.requests().getLast().time()));
        assertThat(Findings.remember(Tale.of("SEP02A0B1C20401").with(memory).story()))
                .isEqualTo(memory);
    }

    @Test
    void ownFilesAreRememberedByTheirName() {
        assertThat(Findings.remember(Tale.of("SEP02A0B1C20401")
                                .play("T SEP….cnf.xml ok")
                                .story())
                        .configuration())
                .isEqualTo(Home.OWN);
    }
}
