package io.option150.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TopicContentsTest {

    private record Said(String key, Version version, boolean gone) {}

    @Test
    void contentsOfNothingAgreeWithTheMarkerOfNothing() {
        var marker = new TopicContents().marker(5);
        assertThat(marker).isEqualTo(new TopicMarker(5, 0, 0, "0".repeat(32)));
        assertThat(new TopicContents().agreeWith(marker)).isTrue();
    }

    /** What others have to compute, too: the digest's definition by example. */
    @Test
    void theDigestIsTheOneThatIsDescribed() {
        var contents = of(List.of(new Said("SEP001122AABBCC", new Version(1, 2), false)));
        assertThat(contents.marker(1).digest()).isEqualTo("749a1968e3e088d694ae71033c756830");
    }

    @Test
    void aThingThatIsMissingTooMuchOrOfAnotherVersionIsSeen() {
        var told = List.of(new Said("a", new Version(1, 1), false), new Said("b", new Version(1, 2), false));
        var marker = of(told).marker(1);
        assertThat(of(told).agreeWith(marker)).isTrue();
        assertThat(of(told.subList(0, 1)).agreeWith(marker)).isFalse();
        var more = new ArrayList<>(told);
        more.add(new Said("c", new Version(1, 3), false));
        assertThat(of(more).agreeWith(marker)).isFalse();
        more.set(2, new Said("b", new Version(1, 3), false));
        assertThat(of(more).agreeWith(marker)).isFalse();
        more.set(2, new Said("b", new Version(1, 3), true));
        assertThat(of(more).agreeWith(marker)).isFalse();
    }

    @Test
    void aMarkerOfAnEarlierEpochIsNoneOfTheseContents() {
        var contents = of(List.of(new Said("a", new Version(2, 1), false)));
        var marker = contents.marker(2);
        assertThat(contents.agreeWith(new TopicMarker(1, 1, marker.things(), marker.digest())))
                .isFalse();
    }

    @Property(tries = 200)
    void onlyTheNewestOfEachThingCountsInWhateverOrderItIsTold(@ForAll("tellings") List<Said> told, @ForAll long seed) {
        var other = new ArrayList<>(told);
        Collections.shuffle(other, new Random(seed));
        assertThat(of(other).marker(9)).isEqualTo(of(told).marker(9));
        assertThat(of(other).agreeWith(of(told).marker(9))).isTrue();
    }

    @Provide
    Arbitrary<List<Said>> tellings() {
        var keys =
                Arbitraries.of(IntStream.range(0, 8).mapToObj(i -> "key-" + i).toList());
        // One version of a thing says one thing: a removal has versions of its own.
        return Combinators.combine(
                        keys,
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.longs().between(1, 50))
                .as((key, epoch, sequence) -> new Said(key, new Version(epoch, sequence), sequence % 3 == 0))
                .list()
                .ofMaxSize(60);
    }

    private static TopicContents of(List<Said> told) {
        var contents = new TopicContents();
        told.forEach(said -> contents.take(said.key(), said.version(), said.gone()));
        return contents;
    }
}
