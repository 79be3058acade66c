package io.option150.files.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RES-1, for every door: the edge's, the file store's, the trust service's. */
class FileNamesTest {

    private static final String EMPTY = "must not be empty";
    private static final String CONTROL = "must not have control characters";
    private static final String UP = "must not have a '..' segment";
    private static final String DOT = "must not have a '.' segment but at its start";
    private static final String GAP = "must not have an empty segment nor end in '/'";

    /** As asked for; normalised; the rule that it breaks; the rule that it breaks as a stored file's name. */
    @ParameterizedTest
    @CsvSource({
        "ringlist.xml, ringlist.xml, ,",
        "/ringlist.xml, ringlist.xml, ,",
        "///ringlist.xml, ringlist.xml, ,",
        "./ringlist.xml, ringlist.xml, ,",
        "/.//./ringlist.xml, ringlist.xml, ,",
        "\\ringlist.xml, ringlist.xml, ,",
        ".\\United_States\\g3-tones.xml, United_States/g3-tones.xml, ,",
        "Desktops/320x196x4/List.xml, Desktops/320x196x4/List.xml, ,",
        "' a b ', ' a b ', ,",
        "a%2fb, a%2fb, ,",
        "..., ..., ,",
        "..hidden, ..hidden, ,",
        ".hidden, .hidden, ,",
        "a..b/c.., a..b/c.., ,",
        "'', '', " + EMPTY + ", " + EMPTY,
        "/, '', " + EMPTY + ", " + EMPTY,
        "./, '', " + EMPTY + ", " + EMPTY,
        "\\, '', " + EMPTY + ", " + EMPTY,
        "'a\0b', 'a\0b', " + CONTROL + ", " + CONTROL,
        "'a\u007fb', 'a\u007fb', " + CONTROL + ", " + CONTROL,
        "'a\u0085b', 'a\u0085b', " + CONTROL + ", " + CONTROL,
        "'\u001b[2J', '\u001b[2J', " + CONTROL + ", " + CONTROL,
        ".., .., \"" + UP + "\", \"" + UP + "\"",
        "/../etc/passwd, ../etc/passwd, \"" + UP + "\", \"" + UP + "\"",
        "./../x, ../x, \"" + UP + "\", \"" + UP + "\"",
        "..\\..\\boot.ini, ../../boot.ini, \"" + UP + "\", \"" + UP + "\"",
        "a/../b, a/../b, \"" + UP + "\", \"" + UP + "\"",
        "a/.., a/.., \"" + UP + "\", \"" + UP + "\"",
        "., ., , \"" + DOT + "\"",
        "a/./b, a/./b, , \"" + DOT + "\"",
        "a/., a/., , \"" + DOT + "\"",
        "a//b, a//b, , \"" + GAP + "\"",
        "a/, a/, , \"" + GAP + "\"",
    })
    void aNameIsNormalisedAndHeldAgainstTheRules(
            String asked, String name, @Nullable String rule, @Nullable String ruleOfStored) {
        assertThat(FileNames.normalised(asked)).isEqualTo(name);
        assertThat(FileNames.normalised(name)).isEqualTo(name);
        assertThat(FileNames.brokenRule(name)).isEqualTo(bare(rule));
        assertThat(FileNames.brokenRuleOfStored(name)).isEqualTo(bare(ruleOfStored));
    }

    @ParameterizedTest
    @CsvSource({"a, 255, 256", "é, 127, 128", "€, 85, 86", "\uD83D\uDE00, 63, 64"})
    void theLimitIsInBytesNotLetters(String letter, int longest, int tooLong) {
        assertThat(FileNames.brokenRule(letter.repeat(longest))).isNull();
        assertThat(FileNames.brokenRule(letter.repeat(tooLong))).isEqualTo("must be at most 255 bytes of UTF-8");
        assertThat(FileNames.brokenRuleOfStored(letter.repeat(tooLong))).contains("255");
    }

    @Test
    void caseAndUnicodeFormAreFoldedAway() {
        assertThat(FileNames.folded("RingList.XML")).isEqualTo("ringlist.xml");
        assertThat(FileNames.folded("KLINGELTO\u0308NE")).isEqualTo("klingelt\u00f6ne");
        assertThat(FileNames.folded("Klingelt\u00d6ne")).isEqualTo("klingelt\u00f6ne");
        assertThat(FileNames.folded("\u212b")).isEqualTo("\u00e5");
    }

    private static @Nullable String bare(@Nullable String rule) {
        return rule == null ? null : rule.replace("\"", "");
    }
}
