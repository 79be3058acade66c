package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One cause, one finding: the first that fits (boot stories, section 4). */
class PrecedenceTest {

    private static final Neighbourhood SHARED = new Neighbourhood(List.of("SEP02A0B1C20599"), null, null);

    @Test
    void theWayComesBeforeTheHome() {
        Tale tale = Tale.of("SEP02A0B1C20501").at(Home.registered("a")).play("""
                T SEP….cnf.xml – said=a:silent → +5 SEP….cnf.xml unheard → +5 SEP….cnf.xml unheard → +5 SEP….cnf.xml unheard
                +5 ITLSEP….tlv – said=a:silent""");
        assertThat(tale.found()).containsExactly("answers-not-arriving");
    }

    @Test
    void aHomeThatIsAwayComesBeforeAPhoneThatNobodyKnows() {
        Tale tale = Tale.of("SEP02A0B1C20502").play("""
                H SEP….cnf.xml no said=a:no,b:no → +60 ITLSEP….tlv 503 said=a:no,b:silent""");
        assertThat(tale.found()).containsExactly("home-away");
    }

    @Test
    void noConfigurationComesBeforeWhatTheLastOneLacked() {
        Tale tale = Tale.of("SEP02A0B1C20503")
                .at(Home.registered("b"))
                .file("SEP….cnf.xml", Says.configuration().load("sip88xx.14.loads"))
                .play("H SEP….cnf.xml ok by=a → sip88xx.14.loads no → +600 SEP….cnf.xml no said=b:no");
        assertThat(tale.found()).containsExactly("no-config-at-home");
    }

    @Test
    void aMissingCtlComesBeforeAConfigurationThatIsThrownAway() {
        Tale tale = Tale.of("SEP02A0B1C20504")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().mode(2))
                .times(3, 45, "T CTLSEP….tlv no → SEP….cnf.xml ok");
        assertThat(tale.found()).containsExactly("secure-without-list");
    }

    @Test
    void aListThatIsRefusedComesBeforeAConfigurationThatIsThrownAway() {
        Tale tale = Tale.of("SEP02A0B1C20505")
                .play("H ITLSEP….tlv ok by=a signer=A → SEP….cnf.xml.sgn ok by=a → dialplan.xml ok")
                .later(3600)
                .times(4, 60, "H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn ok by=b said=a:yes,b:yes");
        assertThat(tale.found()).containsExactly("trust-list-changed-hands");
    }

    @Test
    void twoHomesComeBeforeAMissingLoad() {
        Tale tale = Tale.of("SEP02A0B1C20506")
                .file("SEP….cnf.xml", Says.configuration().load("sip88xx.14.loads"))
                .play("H SEP….cnf.xml ok by=a said=a:yes,b:yes → sip88xx.14.loads no");
        assertThat(tale.found()).containsExactly("two-homes");
    }

    @Test
    void aMissingImageComesBeforeAMissingLoad() {
        Tale tale = Tale.of("SEP02A0B1C20507")
                .file("SEP….cnf.xml", Says.configuration().load("SIP45.loads").load("other.loads"))
                .file("SIP45.loads", Says.images("jar45.sbn"))
                .play("T SEP….cnf.xml ok → other.loads no → SIP45.loads ok → jar45.sbn no");
        assertThat(tale.findings())
                .singleElement()
                .satisfies(it -> assertThat(it.variant()).isEqualTo("image"));
    }

    @Test
    void aMissingLoadComesBeforeAMissingLocale() {
        Tale tale = Tale.of("SEP02A0B1C20508")
                .file(
                        "SEP….cnf.xml",
                        Says.configuration().load("sip88xx.14.loads").locale("German_Germany/"))
                .play("H SEP….cnf.xml ok → sip88xx.14.loads no → German_Germany/sl-be-sip.jar no");
        assertThat(tale.found()).containsExactly("load-missing");
    }

    @Test
    void flappingComesBeforeAMissingDialplan() {
        Tale tale = Tale.of("SEP02A0B1C20509").times(4, 100, "T CTLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml no");
        assertThat(tale.found()).containsExactly("flapping");
    }

    @Test
    void missingFilesAreToldTogetherAndBeforeASlowStart() {
        Tale tale = Tale.of("SEP02A0B1C20510")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().locale("German_Germany/"))
                .play("""
                        T CTLSEP….tlv no → +4 ITLSEP….tlv no → +4 ITLFile.tlv no → +4 SEP….cnf.xml ok
                        German_Germany/sl-be-sip.jar no → dialplan.xml no → Ringlist.xml no""");
        assertThat(tale.found()).containsExactly("locale-missing", "ring-missing", "dialplan-missing");
    }

    @Test
    void anAddressThatIsSharedStandsBesideACause() {
        Tale tale = Tale.of("SEP02A0B1C20511").with(SHARED).play("T SEP….cnf.xml no said=a:no");
        assertThat(tale.found()).containsExactly("unknown-phone", "address-shared");
    }

    @Test
    void whatIsProvisionedIsToldBesideARemark() {
        Tale tale = Tale.of("SEP02A0B1C20512")
                .with(SHARED)
                .play("T SEP….cnf.xml ok → dialplan.xml ok")
                .later(60);
        assertThat(tale.found()).containsExactly("provisioned", "address-shared");
    }
}
