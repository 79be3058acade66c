package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.Named;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneRequest.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever phones ask: healthy boots raise nothing, and no request at all confuses the rules. */
class AnyStoryTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static final List<String> HEALTHY = List.of(
            "T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → Bell.raw ok → SEP….cnf.xml ok by=a → +4 mk-sip.jar no → +5 dialplan.xml ok",
            "H CTLSEP….tlv no → ITLSEP….tlv ok by=a signer=A → +1.7 SEP….cnf.xml.sgn ok by=a → +3.6 AppDialRules.xml no → dialplan.xml.sgn ok",
            "T CTLSEP….tlv no → ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok by=a → sp-sip.jar no → g3-tones.xml no → dialplan.xml ok",
            "T ITLSEP….tlv no → ITLFile.tlv no → SEP….cnf.xml ok by=a → dialplan.xml ok → AppDialRules.xml ok → +21 CTLSEP….tlv no",
            "H CTLSEP….tlv ok by=a signer=A → ITLSEP….tlv ok by=a signer=A → SEP….cnf.xml.enc.sgn no → SEP….cnf.xml.sgn ok by=a → dialplan.xml ok",
            "T CTLSEP….tlv no → SEP….cnf.xml ok by=a → dialplan.xml ok → RINGLIST.XML ok");

    /** Boots 4 min apart are no more than three in ten minutes. */
    @Property(tries = 300)
    void healthyBootsRaiseNothing(@ForAll("boots") List<Integer> boots, @ForAll("pauses") List<Integer> pauses) {
        Tale tale = Tale.of("SEP02A0B1C20301").at(Home.registered("a"));
        for (int at = 0; at < boots.size(); at++) {
            tale.play(HEALTHY.get(boots.get(at)));
            assertThat(tale.faults()).as("%s", tale).isEmpty();
            tale.later(pauses.get(at % pauses.size()));
            assertThat(tale.faults()).as("%s", tale).isEmpty();
        }
    }

    @Provide
    Arbitrary<List<Integer>> boots() {
        return Arbitraries.integers()
                .between(0, HEALTHY.size() - 1)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> pauses() {
        return Arbitraries.integers().between(240, 200_000).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 1000)
    void noRequestConfusesTheRules(@ForAll("requests") List<PhoneRequest> requests, @ForAll("homes") Home home) {
        Story story = new Story(
                "SEP02A0B1C20302",
                "SEP02A0B1C20302",
                "",
                home,
                requests,
                Memory.NONE,
                Neighbourhood.UNKNOWN,
                Tale.BEGIN.plusSeconds(700));
        List<Finding> findings = Findings.of(story);
        assertThat(findings).hasSizeLessThanOrEqualTo(3).isEqualTo(Findings.of(story));
        assertThat(findings.stream().filter(it -> it.kind().weight() == FindingKind.Weight.CAUSE))
                .hasSizeLessThanOrEqualTo(1);
        for (Finding finding : findings) {
            assertThat(finding.evidence()).isNotEmpty().hasSizeLessThanOrEqualTo(Finding.MOST_EVIDENCE);
            assertThat(requests).containsAll(finding.evidence());
            assertThat(finding.since()).isEqualTo(finding.evidence().getFirst().time());
            FindingTexts texts = FindingTexts.of(Locale.ENGLISH);
            assertThat(PLACE.matcher(texts.reason(finding) + texts.nextStep(finding))
                            .find())
                    .as("%s", finding)
                    .isFalse();
        }
        Memory memory = Findings.remember(story);
        assertThat(memory.lastSeen() == null).isEqualTo(requests.isEmpty());
    }

    @Provide
    Arbitrary<Home> homes() {
        return Arbitraries.of(Home.NONE, Home.registered("a"), Home.registeredHere("c"), Home.learned("b"));
    }

    @Provide
    Arbitrary<List<PhoneRequest>> requests() {
        Arbitrary<String> names = Arbitraries.of(
                "CTLSEP02A0B1C20302.tlv",
                "ITLSEP02A0B1C20302.tlv",
                "ITLFile.tlv",
                "SEP02A0B1C20302.cnf.xml",
                "SEP02A0B1C20302.cnf.xml.sgn",
                "SEP02A0B1C20302.cnf.xml.enc.sgn",
                "XMLDefault.cnf.xml",
                "SIPDefault.cnf",
                "./SIP02A0B1C20302.cnf",
                "SIP45.9-4-2.loads",
                "jar45.sbn",
                "German_Germany/mk-sip.jar",
                "dialplan.xml",
                "RINGLIST.DAT",
                "Bell.raw",
                "8841-3PCC.xml",
                ".sgn",
                "/",
                "");
        Arbitrary<String> outcomes =
                Arbitraries.of("served", "not_found", "refused", "failed", "aborted", "silent", "what is this");
        Arbitrary<@Nullable ContentFacts> facts = Arbitraries.of(
                        new ContentFacts(
                                "configuration",
                                List.of(
                                        new Named("dialTemplate", "dialplan.xml"),
                                        new Named("userLocale", "German_Germany/"),
                                        new Named("loadInformation", "SIP45.9-4-2.loads")),
                                3,
                                "",
                                List.of()),
                        new ContentFacts("loads", List.of(new Named("image", "jar45.sbn")), 0, "enabled", List.of()))
                .injectNull(0.3);
        Arbitrary<List<Answer>> answers = Combinators.combine(
                        Arbitraries.of("own", "a", "b"), Arbitraries.of("yes", "no", "silent"))
                .as(Answer::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 660);
        Arbitrary<Long> sizes = Arbitraries.of(-1L, 0L, 3_000L, 5_000_000L);
        return Combinators.combine(
                        names, outcomes, facts, answers, seconds, sizes, Arbitraries.of("tftp", "http", "https"))
                .as(AnyStoryTest::request)
                .list()
                .ofMaxSize(60);
    }

    private static PhoneRequest request(
            String name,
            String outcome,
            @Nullable ContentFacts facts,
            List<Answer> answers,
            int seconds,
            long size,
            String front) {
        Instant time = Tale.BEGIN.plusSeconds(seconds);
        return new PhoneRequest(
                time,
                size < 0 ? 0 : size,
                front,
                seconds % 7,
                name,
                "",
                outcome,
                outcome.equals("not_found") ? "none" : "remote",
                seconds % 2 == 0 ? "a" : "",
                outcome.equals("served") ? Math.max(size, 0) : 0,
                size,
                seconds % 3 == 0 ? 0 : 512,
                seconds,
                seconds % 5 == 0 ? "" : "sha",
                seconds % 4 == 0 ? "" : "signer" + seconds % 3,
                answers,
                facts,
                "");
    }
}
