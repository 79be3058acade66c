package io.option150.registry.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties english = read("findings_en.properties");
        Properties chinese = read("findings_zh.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(chinese.getProperty(key))
                    .as(key)
                    .matches("(?s).*\\p{IsHan}.*")
                    .doesNotContain("\uFFFD");
            assertThat(english.getProperty(key)).as(key).matches("\\p{ASCII}+");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasItsTexts(FindingKind kind) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            Finding finding = finding(kind, "", Map.of());
            assertThat(FindingTexts.of(language).reason(finding)).doesNotStartWith(kind.id());
            assertThat(FindingTexts.of(language).nextStep(finding)).doesNotStartWith(kind.id());
        }
        assertThat(FindingKind.of(kind.id())).contains(kind);
    }

    @Test
    void noTextIsForAKindThatDoesNotExist() throws IOException {
        Set<String> kinds =
                Arrays.stream(FindingKind.values()).map(FindingKind::id).collect(Collectors.toSet());
        assertThat(read("findings_en.properties").stringPropertyNames().stream()
                        .filter(key -> !key.equals("own"))
                        .map(key -> key.substring(0, key.indexOf('.'))))
                .allMatch(kinds::contains);
    }

    @Test
    void fillsPlacesOnceAndNamesOwnFilesInItsLanguage() {
        Finding finding = finding(
                FindingKind.CONFIG_AGAIN_AND_AGAIN,
                "",
                Map.of("device", "{file}$1\\", "file", "own", "times", "3", "cluster", "own"));
        assertThat(FindingTexts.of(Locale.ENGLISH).reason(finding))
                .startsWith("{file}$1\\ fetched own of our own files 3 times");
        assertThat(FindingTexts.of(Locale.CHINA).reason(finding)).startsWith("{file}$1\\ 获取 本系统自有文件 的 own 3 次");
        assertThat(FindingTexts.of(Locale.FRENCH)).isSameAs(FindingTexts.of(Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a variant that has no text"})
    void aVariantWithoutATextHasThePlainOne(String variant) {
        Finding finding = finding(FindingKind.SILENT, variant, Map.of("device", "SEP1"));
        assertThat(FindingTexts.of(Locale.ENGLISH).nextStep(finding)).startsWith("Look at the phone");
    }

    private static Finding finding(FindingKind kind, String variant, Map<String, String> args) {
        return new Finding(kind, variant, Tale.BEGIN, List.of(), args);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (var bytes = Objects.requireNonNull(FindingTexts.class.getResourceAsStream(file));
                var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
