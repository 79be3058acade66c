package io.option150.config.check;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.option150.config.format.ConfigText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: no exception, soon an answer, and not too much of it. */
class AnyBytesTest {

    static final List<String> NAMES = List.of(
            "SEP001122AABBCC.cnf.xml",
            "XMLDefault.cnf.xml",
            "x.xml",
            "dialplan.xml",
            "softkeys.xml",
            "Ringlist.xml",
            "List.xml",
            "SIPDefault.cnf",
            "RINGLIST.DAT",
            "x.loads");
    private static final List<String> SAMPLES = List.of(
            "unified-cm.cnf.xml",
            "asterisk.cnf.xml",
            "XMLDefault.cnf.xml",
            "dialplan.xml",
            "softkeys.xml",
            "Ringlist.xml",
            "List.xml",
            "SIPDefault.cnf",
            "RINGLIST.DAT",
            "sections.loads",
            "flat-profile.xml");

    @Property(tries = 300)
    void ofNoSenseAreChecked(@ForAll @Size(max = 200) byte[] bytes) {
        NAMES.forEach(name -> check(name, bytes));
    }

    @Property(tries = 1_000)
    void ofABrokenFileAreChecked(@ForAll @IntRange(max = 10) int sample, @ForAll long seed) {
        var random = new Random(seed);
        var bytes = Samples.text(SAMPLES.get(sample)).getBytes(StandardCharsets.UTF_8);
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(bytes.length);
            if (random.nextBoolean()) {
                bytes[at] = (byte) "<>&\"'/=! \n\r\0x%]-?".charAt(random.nextInt(17));
            } else {
                bytes = Arrays.copyOf(bytes, Math.max(at, 1));
            }
        }
        check(Samples.name(SAMPLES.get(sample)), bytes);
    }

    @ParameterizedTest
    @Timeout(value = 20, unit = SECONDS)
    @ValueSource(
            strings = {
                "<a>", "<device>", "<a b='1'/>", "&", "<a b='&#x41;'>", "<!-- ", "<![CDATA[", "]]>", "<?xml ", "a: b\n",
                        "a:",
                "\t", "x\ty\n", "<line button='1'/>", "<device a", "a=", "[PLATFORM_1]\n", "x=y size=1\n", "\"", "<a\n",
                        "</", "ü",
                "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<a xmlns:b='c'>", "1 ", "x 1 ", "0", "D."
            })
    void ofOneThingAMillionTimesAreCheckedSoon(String part) {
        int times = ConfigText.MAX_BYTES / part.getBytes(StandardCharsets.UTF_8).length;
        NAMES.forEach(name -> {
            check(name, part.repeat(times).getBytes(StandardCharsets.UTF_8));
            check(name, ("<device>" + part.repeat(times - 20) + "</device>").getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void ofAThousandMistakesTellEachLevelsFirst() {
        var lines = "<secret>x</secret><x/>".repeat(1_000) + "<deviceProtocol>x</deviceProtocol>";

        var findings = ConfigCheck.check(
                "SEP001122AABBCC.cnf.xml",
                ("<device>" + lines + "</device>").getBytes(StandardCharsets.UTF_8),
                Tree.UNKNOWN);

        assertThat(findings.stream().filter(it -> it.level() == Level.HINT)).hasSize(201);
        assertThat(findings.stream().filter(it -> it.level() == Level.WARNING)).hasSize(200);
        assertThat(findings.stream().map(Finding::rule)).contains(Rule.VALUE_WORD);
        assertThat(Samples.line(findings.getLast())).endsWith("more-findings 2601");
    }

    static void check(String name, byte[] bytes) {
        var findings = ConfigCheck.check(name, bytes, missing -> Tree.Presence.ABSENT);

        assertThat(findings).hasSizeLessThanOrEqualTo(3 * Findings.MOST + 1).allSatisfy(it -> {
            assertThat(it.place().line()).isPositive();
            assertThat(it.place().column()).isPositive();
            assertThat(it.value().length()).isLessThanOrEqualTo(81);
            assertThat(it.why()).endsWith(".");
        });
    }
}
