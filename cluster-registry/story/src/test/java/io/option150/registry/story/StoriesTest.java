package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.story.Memory.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 24 boot stories: each raises exactly its finding. */
class StoriesTest {

    private static final String SOFT_KEYS = "SK1b6e0c5a-1111-2222-3333-444455556666.xml";

    @ParameterizedTest
    @ValueSource(ints = {60, 180, 600})
    void s01UnknownPhone(int every) {
        Tale tale = Tale.of("SEP02A0B1C20001")
                .file("XMLDefault.cnf.xml", Says.defaults("disabled"))
                .times(5, every, """
                        T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml no said=a:no,b:no
                        XMLDefault.cnf.xml ok by=a""");
        assertThat(tale.found()).containsExactly("unknown-phone");
        Finding finding = tale.findings().getFirst();
        assertThat(finding.variant()).isEqualTo("default");
        assertThat(finding.args()).containsEntry("cluster", "a").containsEntry("autoRegistration", "disabled");
        assertThat(finding.evidence()).hasSize(6);
    }

    @Test
    void s01UnknownPhoneWithoutADefault() {
        Tale tale = Tale.of("SEP02A0B1C20001").times(3, 60, """
                        T CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml no said=a:no → XMLDefault.cnf.xml no""");
        assertThat(tale.found()).containsExactly("unknown-phone");
        assertThat(tale.findings().getFirst().variant()).isEmpty();
    }

    @Test
    void s01UnknownPhoneWhoseDefaultSaysNothing() {
        Tale tale = Tale.of("SEP02A0B1C20001").unreadable("XMLDefault.cnf.xml").play("""
                T CTLSEP….tlv no → SEP….cnf.xml no said=a:no → XMLDefault.cnf.xml ok by=a""");
        assertThat(tale.found()).containsExactly("unknown-phone");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("default-unsaid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "learned"})
    void s02UnknownPhoneThatWasRegisteredByItself(String home) {
        Tale tale = Tale.of("SEP02A0B1C20002")
                .at(home.equals("none") ? Home.NONE : Home.learned("a"))
                .file("XMLDefault.cnf.xml", Says.defaults("enabled").load("SIP45.9-4-2SR3-1S.loads"))
                .play("""
                        T SEP….cnf.xml no said=a:no,b:no → XMLDefault.cnf.xml ok by=a → SIP45.9-4-2SR3-1S.loads ok by=a
                        +120 SEP….cnf.xml ok by=a said=a:yes,b:no → +5 dialplan.xml ok""")
                .later(600);
        assertThat(tale.found()).containsExactly("unknown-phone");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("auto-registered");
        assertThat(tale.findings().getFirst().args()).containsEntry("cluster", "a");
        assertThat(Findings.isAutoRegistered(tale.story())).isTrue();
    }

    @Test
    void s03NoConfigAtHomeWhileAnotherClusterHasIt() {
        Tale tale = Tale.of("SEP02A0B1C20003").at(Home.registered("b")).times(2, 3600, """
                H SEP….cnf.xml.sgn no said=b:no,a:yes""");
        assertThat(tale.found()).containsExactly("no-config-at-home");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("cluster", "b")
                .containsEntry("other", "a");
    }

    @Test
    void s03NoConfigAtHomeAfterTheOldClusterServedIt() {
        Tale tale = Tale.of("SEP02A0B1C20003").at(Home.registered("b")).play("""
                H CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml.sgn ok by=a said=a:yes → dialplan.xml ok
                +3600 CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml.sgn no said=b:no""");
        assertThat(tale.found()).containsExactly("no-config-at-home");
        assertThat(tale.findings().getFirst().args()).containsEntry("other", "a");
        assertThat(tale.findings().getFirst().evidence()).hasSize(1);
    }

    @Test
    void s03NoConfigAtHomeAndNobodyElseIsKnown() {
        Tale tale = Tale.of("SEP02A0B1C20003").at(Home.registered("b")).play("""
                T CTLSEP….tlv no → SEP….cnf.xml no said=b:no""");
        assertThat(tale.found()).containsExactly("no-config-at-home");
        assertThat(tale.findings().getFirst().variant()).isEmpty();
    }

    @Test
    void s04TwoHomes() {
        Tale tale = Tale.of("SEP02A0B1C20004").play("""
                H ITLSEP….tlv ok by=a signer=A → SEP….cnf.xml.sgn ok by=a said=a:yes,b:yes → dialplan.xml ok""");
        assertThat(tale.later(600).found()).containsExactly("two-homes");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("cluster", "a")
                .containsEntry("other", "b");
    }

    @ParameterizedTest
    @CsvSource({"503,–", "503,503"})
    void s05HomeAway(String http, String tftp) {
        Tale tale = Tale.of("SEP02A0B1C20005").at(Home.registered("b")).times(3, 60, """
                H ITLSEP….tlv %1$s said=b:silent → +0.6 T ITLSEP….tlv %2$s said=b:silent
                H SEP….cnf.xml.sgn %1$s said=b:silent → +0.6 T SEP….cnf.xml.sgn %2$s said=b:silent""".formatted(http, tftp));
        assertThat(tale.found()).containsExactly("home-away");
        assertThat(tale.findings().getFirst().args()).containsEntry("cluster", "b");
        assertThat(tale.findings().getFirst().since()).isEqualTo(Tale.BEGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"by=b source=stale said=b:silent", "by=b source=stale said=b:yes", "by=b said=b:silent"})
    void s05HomeAwayOfAPhoneThatWorksWithOldSettings(String copy) {
        Tale tale = Tale.of("SEP02A0B1C20005").at(Home.registered("b")).play("""
                H ITLSEP….tlv ok %1$s → SEP….cnf.xml.sgn ok %1$s → dialplan.xml ok""".formatted(copy));
        assertThat(tale.later(600).found()).containsExactly("home-away");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("stale");
    }

    @Test
    void s05HomeAwayOfAPhoneThatNobodyKnows() {
        Tale tale = Tale.of("SEP02A0B1C20005").play("H SEP….cnf.xml.sgn 503 said=a:no,b:silent");
        assertThat(tale.found()).containsExactly("home-away");
        assertThat(tale.findings().getFirst().args()).containsEntry("cluster", "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 15})
    void s06ConfigAgainAndAgainFast(int every) {
        Tale tale = Tale.of("SEP02A0B1C20006").times(20, every, """
                T ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok by=a said=a:yes""");
        assertThat(tale.found()).containsExactly("config-again-and-again");
        assertThat(tale.findings().getFirst().evidence()).hasSize(Finding.MOST_EVIDENCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 72, 131})
    void s07ConfigAgainAndAgainSlow(int every) {
        Tale tale = Tale.of("SEP02A0B1C20007").times(3, every, """
                T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok by=a said=a:yes""");
        assertThat(tale.found()).containsExactly("config-again-and-again");
        assertThat(tale.findings().getFirst().args()).containsEntry("times", "3");
    }

    @Test
    void s07ConfigAgainAndAgainSinceItIsEmpty() {
        Tale tale = Tale.of("SEP02A0B1C20007").unreadable("SEP….cnf.xml").times(4, 45, """
                T CTLSEP….tlv no → SEP….cnf.xml ok size=0""");
        assertThat(tale.found()).containsExactly("config-again-and-again");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("empty");
    }

    @Test
    void s08SignedFormNowhere() {
        Tale tale = Tale.of("SEP02A0B1C20008").at(Home.registered("pbx")).times(3, 45, """
                T ITLSEP….tlv no said=pbx:no → ITLFile.tlv no → SEP….cnf.xml.sgn no said=pbx:no""");
        assertThat(tale.found()).containsExactly("signed-form-nowhere");
    }

    @Test
    void s09TrustListChangedHands() {
        Tale tale = changedHands().times(3, 600, """
                H ITLSEP….tlv ok by=b signer=B/02 → SEP….cnf.xml.sgn ok by=b said=b:yes""").later(60);
        assertThat(tale.found()).containsExactly("trust-list-changed-hands");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("cluster", "b")
                .containsEntry("signer", "B/02")
                .containsEntry("heldCluster", "a")
                .containsEntry("heldSigner", "A/01");
        assertThat(tale.findings().getFirst().evidence()).hasSize(6);
    }

    @Test
    void s09TrustListChangedHandsAtTheSecondTryAlready() {
        Tale tale = changedHands().times(2, 3, """
                H ITLSEP….tlv ok by=b signer=B/02 → SEP….cnf.xml.sgn ok by=b said=b:yes""");
        assertThat(tale.found()).containsExactly("trust-list-changed-hands");
    }

    @Test
    void s09TrustListChangedHandsSinceBeforeItsRequests() {
        Tale tale = Tale.of("SEP02A0B1C20009")
                .at(Home.registered("b"))
                .with(new Memory(new Held("A/01", "a"), Held.NOTHING, "a", true, null))
                .play("H ITLSEP….tlv ok by=b signer=B/02 → SEP….cnf.xml.sgn ok by=b said=b:yes")
                .later(60);
        assertThat(tale.found()).containsExactly("trust-list-changed-hands");
    }

    @Test
    void s09TrustListChangedHandsWhenTheLoadOfTheNewClusterIsNotAsked() {
        Tale tale = Tale.of("SEP02A0B1C20009")
                .at(Home.registered("b"))
                .file("SEP….cnf.xml", Says.configuration().load("sip88xx.12-5-1.loads"))
                .play("H ITLSEP….tlv ok by=a signer=A → SEP….cnf.xml.sgn ok by=a → sip88xx.12-5-1.loads ok")
                .file("SEP….cnf.xml", Says.configuration().load("sip88xx.14-1-1.loads"))
                .later(3600)
                .play("H ITLSEP….tlv ok by=b signer=B → SEP….cnf.xml.sgn ok by=b said=b:yes")
                .later(60);
        assertThat(tale.found()).containsExactly("trust-list-changed-hands");
    }

    private static Tale changedHands() {
        return Tale.of("SEP02A0B1C20009")
                .at(Home.registered("b"))
                .file("SEP….cnf.xml", Says.configuration().names("softKeyFile", SOFT_KEYS))
                .play("H ITLSEP….tlv ok by=a signer=A/01 → SEP….cnf.xml.sgn ok by=a said=a:yes → " + SOFT_KEYS
                        + ".sgn ok by=a")
                .later(3600);
    }

    @Test
    void s10SignerRenewed() {
        Tale tale = Tale.of("SEP02A0B1C2000A")
                .at(Home.registered("a"))
                .play("H ITLSEP….tlv ok by=a signer=A/01 → SEP….cnf.xml.sgn ok by=a said=a:yes → dialplan.xml ok")
                .later(3600)
                .times(2, 900, "H ITLSEP….tlv ok by=a signer=A/02 → SEP….cnf.xml.sgn ok by=a said=a:yes")
                .later(60);
        assertThat(tale.found()).containsExactly("signer-renewed");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("signer", "A/02")
                .containsEntry("heldSigner", "A/01");
    }

    @ParameterizedTest
    @CsvSource({"2,4,5", "3,4,5", "3,40,25"})
    void s11SecureWithoutList(int mode, int tries, int every) {
        Tale tale = Tale.of("SEP02A0B1C2000B")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().mode(mode))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a said=a:yes")
                .later(1)
                .times(tries, every, "T CTLSEP….tlv no");
        assertThat(tale.found()).containsExactly("secure-without-list");
        assertThat(tale.findings().getFirst().args()).containsEntry("mode", String.valueOf(mode));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "3,86400", "5,90"})
    void s12LoadMissing(int boots, int every) {
        Tale tale = Tale.of("SEP02A0B1C2000C")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().load("sip88xx.14-4-1-0301-6.loads"))
                .times(boots, every, """
                        T CTLSEP….tlv no → SEP….cnf.xml ok by=a said=a:yes → sip88xx.14-4-1-0301-6.loads no
                        +4 dialplan.xml ok""")
                .later(60);
        assertThat(tale.found()).containsExactly("load-missing");
        Finding finding = tale.findings().getFirst();
        assertThat(finding.variant()).isEmpty();
        assertThat(finding.args())
                .containsEntry("file", "sip88xx.14-4-1-0301-6.loads")
                .containsEntry("configuration", "SEP02A0B1C2000C.cnf.xml");
    }

    @Test
    void s13LoadMissingAnImage() {
        Tale tale = Tale.of("SEP02A0B1C2000D")
                .file("SEP….cnf.xml", Says.configuration().load("P0030801SR02.loads"))
                .file("P0030801SR02.loads", Says.images("P0030801SR02.sbn", "P0030801SR02.sb2"))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a → P0030801SR02.loads ok → P0030801SR02.sbn no");
        assertThat(tale.found()).containsExactly("load-missing");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("image");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("file", "P0030801SR02.sbn")
                .containsEntry("load", "P0030801SR02.loads");
    }

    @Test
    void s13LoadMissingAnImageOfAListThatCannotBeRead() {
        Tale tale = Tale.of("SEP02A0B1C2000D")
                .file("SEP….cnf.xml", Says.configuration().load("P0030801SR02.loads"))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a → P0030801SR02.loads ok → P0030801SR02.sbn no");
        assertThat(tale.found()).containsExactly("load-missing");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("image");
    }

    @Test
    void s13LoadMissingSinceItsNameIsCut() {
        Tale tale = Tale.of("SEP02A0B1C2000D")
                .file("SEP….cnf.xml", Says.configuration().load("P0030801SR02.loads"))
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a → P0030801SR no");
        assertThat(tale.found()).containsExactly("load-missing");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("cut");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30})
    void s13LoadMissingAndAHalfWritten7940(int every) {
        Tale tale = Tale.of("SEP02A0B1C2000D")
                .file("XMLDefault.cnf.xml", Says.defaults("disabled").load("P0030801SR02.loads"))
                .file("P0030801SR02.loads", Says.images("P0030801SR02.sbn"))
                .play("""
                        T CTLSEP….tlv no → SEP….cnf.xml no said=a:no → XMLDefault.cnf.xml ok by=a
                        P0030801SR02.loads ok → P0030801SR02.sbn no""")
                .later(40)
                .times(6, every, "T CTLSEP….tlv no → SEP….cnf.xml no said=a:no");
        assertThat(tale.found()).containsExactly("load-missing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void s14LoadRefused(boolean images) {
        Tale tale = Tale.of("SEP02A0B1C2000E")
                .file("SEP….cnf.xml", Says.configuration().load("SCCP11.9-4-2SR3-1S.loads"))
                .file("SCCP11.9-4-2SR3-1S.loads", Says.images("jar11sccp.9-4-2.sbn", "cnu11.9-4-2.sbn"))
                .times(
                        4,
                        120,
                        "T CTLSEP….tlv no → SEP….cnf.xml ok by=a → SCCP11.9-4-2SR3-1S.loads ok"
                                + (images ? " → +2 jar11sccp.9-4-2.sbn ok → +3 cnu11.9-4-2.sbn ok" : ""));
        assertThat(tale.found()).containsExactly("load-refused");
        assertThat(tale.findings().getFirst().args()).containsEntry("times", "4");
    }

    @Test
    void s14LoadRefusedByA7940() {
        Tale tale = Tale.of("SEP02A0B1C2000E")
                .file("SEP….cnf.xml", Says.configuration().load("P0S3-8-12-00.loads"))
                .file("P0S3-8-12-00.loads", Says.images("P0S3-8-12-00.sb2"))
                .times(3, 120, "T CTLSEP….tlv no → SEP….cnf.xml ok → P0S3-8-12-00.loads ok → P0S3-8-12-00.sb2 ok");
        assertThat(tale.found()).containsExactly("load-refused");
    }

    @Test
    void s15LocaleMissing() {
        Tale tale = Tale.of("SEP02A0B1C2000F")
                .file(
                        "SEP….cnf.xml",
                        Says.configuration().locale("German_Germany/").names("networkLocale", "Germany/"))
                .times(2, 3600, """
                        T CTLSEP….tlv no → SEP….cnf.xml ok by=a → +4 German_Germany/mk-sip.jar no → Germany/g3-tones.xml no""")
                .later(600);
        assertThat(tale.found()).containsExactly("locale-missing");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("file", "German_Germany/mk-sip.jar")
                .containsEntry("folder", "German_Germany")
                .containsEntry("field", "userLocale");
        assertThat(tale.findings().getFirst().evidence()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"RINGLIST.XML,list", "Ringlist.xml,list", "Ringlist-wb.xml,list", "RINGLIST.DAT,list", "Chime.raw,''"})
    void s16RingMissingInTheMenu(String name, String variant) {
        Tale tale = Tale.of("SEP02A0B1C20010")
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a → dialplan.xml ok")
                .later(7200)
                .play("T " + name + " no");
        assertThat(tale.found()).containsExactly("ring-missing");
        assertThat(tale.findings().getFirst().variant()).isEqualTo(variant);
        assertThat(tale.findings().getFirst().args()).containsEntry("file", name);
    }

    @Test
    void s16RingMissingAtBoot() {
        Tale tale = Tale.of("SEP02A0B1C20010")
                .play(
                        "T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → Bell.raw no → SEP….cnf.xml ok → dialplan.xml ok")
                .later(600);
        assertThat(tale.found()).containsExactly("ring-missing");
    }

    @Test
    void s17DialplanMissing() {
        Tale tale = Tale.of("SEP02A0B1C20011")
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a → dialplan.xml no")
                .later(600);
        assertThat(tale.found()).containsExactly("dialplan-missing");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("file", "dialplan.xml")
                .containsEntry("field", "dialTemplate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jar", "load", "memory", "before"})
    void s18HttpThenTftp(String known) {
        Tale tale = Tale.of("SEP02A0B1C20012");
        if (known.equals("before")) {
            tale.play("H CTLSEP….tlv no → SEP….cnf.xml ok → dialplan.xml ok").later(86_400);
        }
        if (known.equals("memory")) {
            tale.with(new Memory(Held.NOTHING, Held.NOTHING, "", true, null));
        }
        if (known.equals("load")) {
            tale.file("SEP….cnf.xml", Says.configuration().dialTemplate().load("sip88xx.14-1-1.loads"));
        }
        tale.play("""
                T CTLSEP….tlv no → +4 ITLSEP….tlv no → +4 ITLFile.tlv no → +4 SEP….cnf.xml ok → +4 dialplan.xml ok""");
        if (known.equals("jar")) {
            tale.play("+4 sl-be-sip.jar no");
        }
        assertThat(tale.later(600).found()).containsExactly("http-then-tftp");
    }

    @Test
    void s19AnswersNotArrivingToSayNo() {
        Tale tale = Tale.of("SEP02A0B1C20013").times(2, 60, "T CTLSEP….tlv no → +4 CTLSEP….tlv no → +4 CTLSEP….tlv no");
        assertThat(tale.found()).containsExactly("answers-not-arriving");
    }

    @Test
    void s19AnswersNotArrivingAtTheFirstBlock() {
        Tale tale = Tale.of("SEP02A0B1C20013").times(3, 5, "T SEP….cnf.xml unheard by=a said=a:yes");
        assertThat(tale.found()).containsExactly("answers-not-arriving");
        assertThat(tale.findings().getFirst().args())
                .containsEntry("times", "3")
                .containsEntry("address", "198.51.100.7");
    }

    @Test
    void s19AnswersNotArrivingToABootLoader() {
        Tale tale = Tale.of("").times(3, 5, "T term75.default.loads unheard");
        assertThat(tale.found()).containsExactly("answers-not-arriving");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stuck", "unheard"})
    void s20StallsAtSizeOverTftp(String how) {
        Tale tale = Tale.of("SEP02A0B1C20014").times(2, 40, """
                T ITLSEP….tlv ok by=a size=900 blk=1428 → SEP….cnf.xml.sgn %1$s by=a size=9000 blk=1428 said=a:yes
                +5 SEP….cnf.xml.sgn %1$s by=a size=9000 blk=1428 said=a:yes""".formatted(how));
        assertThat(tale.found()).containsExactly("stalls-at-size");
        assertThat(tale.findings().getFirst().args()).containsEntry("blksize", "1428");
    }

    @Test
    void s20StallsAtSizeWhileANoArrives() {
        Tale tale = Tale.of("SEP02A0B1C20014").times(3, 40, """
                T CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml stuck by=a size=9000 blk=1428 said=a:yes""");
        assertThat(tale.found()).containsExactly("stalls-at-size");
    }

    @Test
    void s20StallsAtSizeOverHttp() {
        Tale tale = Tale.of("SEP02A0B1C20014").times(2, 40, """
                H ITLSEP….tlv ok by=a size=900 → SEP….cnf.xml.sgn stuck by=a size=90000 bytes=16384 said=a:yes""");
        assertThat(tale.found()).containsExactly("stalls-at-size");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("http");
    }

    @Test
    void s21SlowLink() {
        Tale tale = upgrade("ms=690000", "ms=690000");
        assertThat(tale.found()).containsExactly("slow-link");
        assertThat(tale.findings().getFirst().args()).containsEntry("milliseconds", "100");
    }

    @Test
    void s21SlowLinkThatLosesPackets() {
        Tale tale = upgrade("ms=60000 rep=300", "ms=60000 rep=10");
        assertThat(tale.found()).containsExactly("slow-link");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("repeats");
    }

    private static Tale upgrade(String first, String second) {
        return Tale.of("SEP02A0B1C20015")
                .file(
                        "SEP….cnf.xml",
                        Says.configuration().load("SIP45.9-4-2.loads").dialTemplate())
                .file("SIP45.9-4-2.loads", Says.images("jar45sip.9-4-2.sbn", "cnu45.9-4-2.sbn"))
                .play("""
                        T CTLSEP….tlv no → SEP….cnf.xml ok → SIP45.9-4-2.loads ok
                        +2 jar45sip.9-4-2.sbn ok size=3532288 %s → +5 cnu45.9-4-2.sbn ok size=3532288 %s""".formatted(first, second));
    }

    @ParameterizedTest
    @CsvSource({"60,5", "120,5", "100,6"})
    void s22Flapping(int every, int boots) {
        Tale tale = Tale.of("SEP02A0B1C20016")
                .file(
                        "SEP….cnf.xml",
                        Says.configuration()
                                .names("networkLocale", "Germany/")
                                .locale("German_Germany/")
                                .callManager("192.0.2.5", 2000, "sccp"))
                .times(boots, every, """
                        T CTLSEP….tlv no → SEP….cnf.xml ok by=a → Germany/7960-tones.xml ok → German_Germany/7960-dictionary.xml ok""");
        assertThat(tale.found()).containsExactly("flapping");
        assertThat(tale.findings().getFirst().args()).containsEntry("callManager", "192.0.2.5:2000/sccp");
    }

    @Test
    void s22FlappingOfA7940ThatReadsItsLoadAndItsTextFilesEachTime() {
        Tale tale = Tale.of("SEP02A0B1C20016")
                .file("SEP….cnf.xml", Says.configuration().load("P0S3-8-12-00.loads"))
                .unreadable("SIP….cnf")
                .times(4, 100, """
                        T CTLSEP….tlv no → SEP….cnf.xml ok → P0S3-8-12-00.loads ok
                        +24 SIPDefault.cnf ok → ./SIP….cnf ok → +2 RINGLIST.DAT ok → dialplan.xml ok""");
        assertThat(tale.found()).containsExactly("flapping");
        assertThat(tale.findings().getFirst().args()).containsEntry("times", "4");
    }

    @Test
    void s23Provisioned() {
        Tale tale = Tale.of("SEP02A0B1C20017")
                .file("SEP….cnf.xml", Says.configuration().dialTemplate().callManager("192.0.2.5", 5060, "tcp"))
                .play("T CTLSEP….tlv no → ITLSEP….tlv no → SEP….cnf.xml ok by=a → +5 dialplan.xml ok")
                .later(60);
        assertThat(tale.found()).containsExactly("provisioned");
        assertThat(tale.findings().getFirst().kind().isFault()).isFalse();
        assertThat(tale.findings().getFirst().args()).containsEntry("callManager", "192.0.2.5:5060/tcp");
    }

    @Test
    void s23ProvisionedByAFileThatOnlyThePhoneReads() {
        Tale tale = Tale.of("SEP02A0B1C20017")
                .unreadable("SEP….cnf.xml")
                .play("H CTLSEP….tlv ok signer=A → SEP….cnf.xml.enc.sgn ok by=a → " + SOFT_KEYS + ".sgn ok")
                .later(60);
        assertThat(tale.found()).containsExactly("provisioned");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("unread");
    }

    @Test
    void s23ProvisionedByAFileThatNamesNothing() {
        Tale tale = Tale.of("SEP02A0B1C20017")
                .file("SEP….cnf.xml", Says.configuration())
                .play("T CTLSEP….tlv no → SEP….cnf.xml ok by=a");
        assertThat(tale.later(299).found()).isEmpty();
        assertThat(tale.later(1).found()).containsExactly("provisioned");
        assertThat(tale.findings().getFirst().variant()).isEqualTo("nowhere");
    }

    @Test
    void s24OtherFirmwareKind() {
        Tale tale = Tale.of("").times(3, 3600, "T /8841-3PCC.xml no");
        assertThat(tale.found()).containsExactly("other-firmware-kind");
        assertThat(tale.findings().getFirst().args()).containsEntry("address", "198.51.100.7");
    }
}
