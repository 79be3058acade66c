package io.option150.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import org.junit.jupiter.api.Test;

class EntityTagsTest {

    @Test
    void aWriteWithoutConditionOrWithTheCurrentTagIsTaken() {
        assertThatCode(() -> EntityTags.requireMatch(null, 7)).doesNotThrowAnyException();
        assertThatCode(() -> EntityTags.requireMatch("*", 7)).doesNotThrowAnyException();
        assertThatCode(() -> EntityTags.requireMatch("\"6\", \"7\"", 7)).doesNotThrowAnyException();
    }

    @Test
    void aWriteWithAnOldTagIsRefusedNamingBoth() {
        assertThatThrownBy(() -> EntityTags.requireMatch("\"6\"", 7))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(412);
                    assertThat(e.problem().detail()).contains("\"6\"").contains("\"7\"");
                });
    }

    @Test
    void aWeakTagIsEnoughForAReaderButNotForAWriter() {
        assertThat(EntityTags.isHeld("W/\"7\"", EntityTags.of(7))).isTrue();
        assertThat(EntityTags.isHeld("\"8\"", EntityTags.of(7))).isFalse();
        assertThatThrownBy(() -> EntityTags.requireMatch("W/\"7\"", 7)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCommaInATagPartsNothing() {
        assertThat(EntityTags.isHeld("\"a,*,b\"", EntityTags.of(7))).isFalse();
        assertThat(EntityTags.isHeld("\"a,*,b\", \"7\"", EntityTags.of(7))).isTrue();
        assertThatCode(() -> EntityTags.requireMatch("\"a,b\", \"7\"", 7)).doesNotThrowAnyException();
    }
}
