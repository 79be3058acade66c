package io.option150.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    @Test
    void aListOnSeveralLinesIsOneListAndCommasStandInTags() {
        assertThat(EntityTag.list(List.of("\"a,b\", W/\"c\"", " ,, \"d\" ,")))
                .extracting(EntityTag::toString)
                .containsExactly("\"a,b\"", "W/\"c\"", "\"d\"");
    }

    @Test
    void aListEndsAtWhatIsNoTag() {
        assertThat(EntityTag.list(List.of("\"a\", b, \"c\"")))
                .extracting(EntityTag::opaque)
                .containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\"a", "w/\"a\"", "\"a\"b", "\"a b\"", "\"a\"\"b\"", "W/ \"a\""})
    void whatIsNoTagIsNone(String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
        assertThat(EntityTag.list(List.of(text)).stream()
                        .map(EntityTag::toString)
                        .toList())
                .doesNotContain(text);
    }

    @Test
    void weakTagsAreAlikeButNotTheSameBytes() {
        EntityTag strong = new EntityTag(false, "a");
        EntityTag weak = new EntityTag(true, "a");

        assertThat(strong.isAlike(weak)).isTrue();
        assertThat(strong.isSameBytes(weak)).isFalse();
        assertThat(weak.isSameBytes(weak)).isFalse();
        assertThat(strong.isSameBytes(new EntityTag(false, "a"))).isTrue();
    }
}
