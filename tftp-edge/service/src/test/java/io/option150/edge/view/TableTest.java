package io.option150.edge.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.events.TopicMarker;
import io.option150.events.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Map<String, String> things = new HashMap<>();
    private final Table<String> table =
            new Table<>(this, UnaryOperator.identity(), this::changed, UnaryOperator.identity());

    @Test
    void aLaterEpochWinsWhateverTheSequence() {
        assertThat(table.take("a", told(1, 9, "old"))).isTrue();
        assertThat(table.take("a", told(2, 1, "new"))).isTrue();
        assertThat(table.take("a", told(1, 10, "late"))).isFalse();
        assertThat(things).containsEntry("a", "new");
    }

    @Test
    void whatIsGoneDoesNotComeBackWithALateCopy() {
        table.take("a", told(1, 1, "x"));
        table.take("a", told(1, 2, null));
        assertThat(table.take("a", told(1, 1, "x"))).isFalse();
        assertThat(things).isEmpty();
    }

    @Test
    void aTopicReadWholeIsTakenAsItIsEvenWhereItIsOlder() {
        table.take("older", told(1, 9, "new"));
        table.take("gone", told(1, 8, "x"));
        table.take("unread", told(1, 7, "kept"));
        table.become(Map.of("older", told(1, 2, "old"), "more", told(1, 3, "y")), marker(1, 3), Set.of("unread"));
        assertThat(things).containsOnly(Map.entry("older", "old"), Map.entry("more", "y"), Map.entry("unread", "kept"));
    }

    @Test
    void whatAListToldThatIsNewerThanTheMarkerStaysOnce() {
        Map<String, Told<String>> list = Map.of("new", told(1, 5, "new"), "old", told(1, 2, "old"));
        table.list(table.versions(), list);
        table.become(Map.of(), marker(1, 4), Set.of());
        assertThat(things).containsOnly(Map.entry("new", "new"));
        table.become(Map.of(), marker(1, 4), Set.of());
        assertThat(things).isEmpty();
    }

    @Test
    void whatWasKnownBeforeARestartIsTakenOnlyWhileNobodyHasTold() {
        var before = List.of(new Table.Thing<>("a", new Version(1, 5), "kept"));
        assertThat(table.restore(before)).isTrue();
        assertThat(things).containsOnly(Map.entry("a", "kept"));
        assertThat(table.restore(List.of(new Table.Thing<>("b", new Version(1, 6), "late"))))
                .isFalse();
        // A topic is right, in a lower version and about what is gone, too.
        table.become(Map.of(), marker(1, 4), Set.of());
        assertThat(things).isEmpty();
        assertThat(table.restore(before)).isFalse();
        assertThat(things).isEmpty();
    }

    @Test
    void aListIsHeldAgainstWhatWasKnownBeforeARestart() {
        table.restore(List.of(
                new Table.Thing<>("gone", new Version(1, 5), "kept"),
                new Table.Thing<>("back", new Version(1, 9), "kept")));
        table.list(table.versions(), Map.of("back", told(1, 3, "of the backup")));
        assertThat(things).containsOnly(Map.entry("back", "of the backup"));
    }

    @Test
    void changesAreCountedThatAreNews() {
        table.take("a", told(1, 1, "x"));
        long before = table.changes();
        table.list(table.versions(), Map.of("a", told(1, 1, "x")));
        table.become(Map.of("a", told(1, 1, "x")), marker(1, 1), Set.of());
        assertThat(table.changes()).isEqualTo(before);
        table.become(Map.of(), marker(1, 1), Set.of());
        assertThat(table.changes()).isGreaterThan(before);
    }

    @Test
    void whatAListOfAnotherEpochToldDoesNotStay() {
        table.list(table.versions(), Map.of("a", told(0, 5, "x")));
        table.become(Map.of(), marker(1, 4), Set.of());
        assertThat(things).isEmpty();
    }

    @Test
    void whatIsNotInAListIsGoneUnlessItWasToldOfMeanwhile() {
        table.take("goes", told(1, 1, "x"));
        table.take("changes", told(1, 2, "x"));
        Map<String, Version> before = table.versions();
        table.take("changes", told(1, 3, "y"));
        table.take("comes", told(1, 4, "z"));
        table.list(before, Map.of());
        assertThat(things).containsOnly(Map.entry("changes", "y"), Map.entry("comes", "z"));
    }

    /** The topic is behind: its owner has not told of the removal yet. */
    @Test
    void whatAListLeftOutDoesNotComeBackByAnOlderMarker() {
        table.take("removed", told(1, 100, "x"));
        table.list(table.versions(), Map.of());
        table.become(Map.of("removed", told(1, 100, "x")), marker(1, 100), Set.of());
        assertThat(things).isEmpty();
        table.become(Map.of("removed", told(1, 101, "again")), marker(1, 101), Set.of());
        assertThat(things).containsOnly(Map.entry("removed", "again"));
    }

    @Test
    void aListOfADatabaseThatWentBackIsTakenAsItIs() {
        table.take("older", told(1, 110, "lost"));
        table.take("left-out", told(1, 100, "x"));
        table.list(table.versions(), Map.of("older", told(1, 100, "restored")));
        assertThat(things).containsOnly(Map.entry("older", "restored"));
        table.list(table.versions(), Map.of("older", told(1, 100, "restored"), "left-out", told(1, 100, "x")));
        assertThat(things).containsOnly(Map.entry("older", "restored"), Map.entry("left-out", "x"));
    }

    private void changed(String key, @Nullable String now) {
        if (now == null) {
            things.remove(key);
        } else {
            things.put(key, now);
        }
    }

    private static Told<String> told(long epoch, long sequence, @Nullable String now) {
        return new Told<>(new Version(epoch, sequence), now);
    }

    private static TopicMarker marker(long epoch, long sequence) {
        return new TopicMarker(epoch, sequence, 0, "");
    }
}
