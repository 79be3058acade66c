package io.option150.registry.phone.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void itIsTheOneThatIsAskedForElseTheFirstThatIsAcceptedElseEnglish() {
        assertThat(language(null, null)).isEqualTo("en");
        assertThat(language(null, "zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo("zh");
        assertThat(language(null, "zh;q=0.2, en;q=0.8")).isEqualTo("en");
        assertThat(language(null, "fr, zh-CN;q=0.8")).isEqualTo("zh");
        assertThat(language(null, "zh;q=0")).isEqualTo("en");
        assertThat(language(null, "*")).isEqualTo("en");
        assertThat(language(null, ";;=,")).isEqualTo("en");
        assertThat(language("zh-CN", "en")).isEqualTo("zh");
        assertThat(language("ZH", null)).isEqualTo("zh");
        assertThat(language("en", "zh-CN")).isEqualTo("en");
    }

    @Test
    void anotherOneThatIsAskedForIsRefused() {
        assertThatThrownBy(() -> new Language("fr", null)).hasMessageContaining("lang");
    }

    private static String language(@Nullable String lang, @Nullable String accepted) {
        return new Language(lang, accepted).locale().getLanguage();
    }
}
