package io.option150.edge.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RES-1: names are normalised once, at the door. */
class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "ringlist.xml, ringlist.xml",
        "/ringlist.xml, ringlist.xml",
        "///ringlist.xml, ringlist.xml",
        "./ringlist.xml, ringlist.xml",
        "/.//./ringlist.xml, ringlist.xml",
        "\\ringlist.xml, ringlist.xml",
        ".\\United_States\\g3-tones.xml, United_States/g3-tones.xml",
        "Desktops/320x196x4/List.xml, Desktops/320x196x4/List.xml",
        "..hidden, ..hidden",
        "a..b/c.., a..b/c..",
    })
    void res1NormalisesLeadingSlashesDotsAndBackslashes(String asked, String name) {
        assertThat(FileName.parse(asked).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "./", "\\", ".\\./"})
    void res1RefusesEmptyNames(String asked) {
        refused(asked, "must not be empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "a\nb", "a\u007fb", "a\u0085b", "\u001b[2J"})
    void res1RefusesControlCharacters(String asked) {
        refused(asked, "must not have control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc/passwd", "/../etc/passwd", "a/../b", "a/..", "..\\..\\boot.ini", "./../x"})
    void res1RefusesSegmentsThatLeadUp(String asked) {
        refused(asked, "must not have a '..' segment");
    }

    @Test
    void res1RefusesMoreThan255Bytes() {
        assertThat(FileName.parse("/" + "a".repeat(255)).value()).hasSize(255);
        refused("a".repeat(256), "must be at most 255 bytes of UTF-8");
        // 128 characters of two bytes each.
        refused("é".repeat(128), "must be at most 255 bytes of UTF-8");
    }

    @Test
    void res1FoldsCaseAndUnicodeForm() {
        assertThat(FileName.parse("Klingelto\u0308ne.XML").folded()).isEqualTo("klingelt\u00f6ne.xml");
        assertThat(FileName.parse("KLINGELT\u00d6NE.xml").folded()).isEqualTo("klingelt\u00f6ne.xml");
    }

    @Test
    void res1HasNoWayAroundTheDoor() {
        assertThatThrownBy(() -> new FileName("/a")).isInstanceOf(RefusedNameException.class);
        assertThatThrownBy(() -> new FileName("a\\b")).isInstanceOf(RefusedNameException.class);
        assertThatThrownBy(() -> new FileName("a/../b")).isInstanceOf(RefusedNameException.class);
    }

    @Test
    void aRefusalShowsAHostileNameShortAndClean() {
        assertThatThrownBy(() -> FileName.parse("\u001b[2J" + "x".repeat(600)))
                .hasMessageContaining("?[2J")
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(150));
    }

    @Property
    void res1WhatIsTakenIsNormalisedForGood(@ForAll @StringLength(max = 300) String asked) {
        FileName name;
        try {
            name = FileName.parse(asked);
        } catch (RefusedNameException refused) {
            assertThat(refused.rule()).isNotEmpty();
            return;
        }
        assertThat(FileName.parse(name.value())).isEqualTo(name);
        assertThat(name.value())
                .isNotEmpty()
                .doesNotStartWith("/")
                .doesNotStartWith("./")
                .doesNotContain("\\");
        assertThat(name.value().getBytes(UTF_8).length).isBetween(1, 255);
        assertThat(name.value().chars().noneMatch(Character::isISOControl)).isTrue();
        assertThat(Arrays.asList(name.value().split("/", -1))).doesNotContain("..");
    }

    private static void refused(String asked, String rule) {
        assertThatThrownBy(() -> FileName.parse(asked))
                .isInstanceOfSatisfying(
                        RefusedNameException.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
