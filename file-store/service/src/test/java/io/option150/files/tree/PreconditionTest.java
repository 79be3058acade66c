package io.option150.files.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.files.contract.FileForm;
import io.option150.files.contract.FileRecord;
import io.option150.web.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreconditionTest {

    private static final String SHA = "a".repeat(64);
    private static final FileRecord FILE = new FileRecord("a", 1, SHA, 2, FileForm.PLAIN, Instant.EPOCH, 7);

    @Test
    void eitherTagOfTheFileMatches() {
        for (var header : List.of("\"7\"", "\"" + SHA + "\"", "\"1\", \"7\"", "*")) {
            new Precondition(header, null, null).check(FILE);
            assertRefused(new Precondition(null, header, null), FILE);
        }
    }

    @Test
    void otherTagsDoNotMatch() {
        for (var header : List.of("\"8\"", "7", "")) {
            assertRefused(new Precondition(header, null, null), FILE);
            new Precondition(null, header, null).check(FILE);
        }
    }

    /** RFC 9110, sections 13.1.1 and 13.1.2: the one compares strongly, the other weakly. */
    @Test
    void aWeakTagIsNoneThatMatchesButOneThatMustNot() {
        assertRefused(new Precondition("W/\"7\"", null, null), FILE);
        assertRefused(new Precondition(null, "W/\"7\"", null), FILE);
    }

    @Test
    void aDateIsHeldAgainstWholeSecondsAndAloneAgainstTheFileThatIsThere() {
        var file = new FileRecord("a", 1, SHA, 2, FileForm.PLAIN, Instant.parse("1994-11-06T08:49:37.900Z"), 7);
        var same = "Sun, 06 Nov 1994 08:49:37 GMT";
        var before = "Sun, 06 Nov 1994 08:49:36 GMT";

        new Precondition(null, null, same).check(file);
        assertRefused(new Precondition(null, null, before), file);
        new Precondition("\"7\"", null, before).check(file);
        new Precondition(null, null, before).check(null);
        new Precondition(null, null, "no date").check(file);
        assertThat(new Precondition(null, null, before).isDemanded()).isTrue();
    }

    @Test
    void aFileThatIsNotThereHasNoTag() {
        assertRefused(new Precondition("*", null, null), null);
        new Precondition(null, "*", null).check(null);
        Precondition.NONE.check(null);
        assertThat(Precondition.NONE.isDemanded()).isFalse();
    }

    private static void assertRefused(Precondition precondition, @Nullable FileRecord file) {
        assertThatThrownBy(() -> precondition.check(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(412));
    }
}
