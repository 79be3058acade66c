package io.option150.files.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.files.content.ByteSpan;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class RequestedRangeTest {

    @Property
    void aRangeIsWhatOfItIsThere(
            @ForAll @IntRange(max = 50) int first,
            @ForAll @IntRange(max = 50) int last,
            @ForAll @IntRange(max = 30) int size) {
        var range = RequestedRange.of("bytes=" + first + "-" + last, size);

        if (last < first) {
            assertThat(range).isEqualTo(new RequestedRange.Whole());
        } else if (first >= size) {
            assertThat(range).isEqualTo(new RequestedRange.Unsatisfiable());
        } else {
            assertThat(range).isEqualTo(part(first, Math.min(last, size - 1) - first + 1));
        }
    }

    @Property
    void aSuffixIsTheEndOfWhatIsThere(
            @ForAll @IntRange(max = 50) int length, @ForAll @IntRange(min = 1, max = 30) int size) {
        var expected = length == 0
                ? new RequestedRange.Unsatisfiable()
                : part(Math.max(0, size - length), Math.min(length, size));
        assertThat(RequestedRange.of("bytes=-" + length, size)).isEqualTo(expected);
    }

    @Property
    void noHeaderMakesItFail(@ForAll String header, @ForAll @IntRange(max = 5) int size) {
        assertThat(RequestedRange.of(header, size)).isNotNull();
        assertThat(RequestedRange.of("bytes=" + header, size)).isNotNull();
    }

    @Example
    void whatIsNoSingleRangeOfBytesIsIgnored() {
        for (@Nullable
        String header : new @Nullable String[] {null, "", "bytes=-", "bytes=a-b", "bytes=0-1,2-3", "x=0-1"}) {
            assertThat(RequestedRange.of(header, 10)).as(header).isEqualTo(new RequestedRange.Whole());
        }
    }

    @Example
    void numbersOfAnyLengthAreRead() {
        assertThat(RequestedRange.of("bytes=1-" + "9".repeat(40), 10)).isEqualTo(part(1, 9));
        assertThat(RequestedRange.of("bytes=" + "9".repeat(40) + "-", 10))
                .isEqualTo(new RequestedRange.Unsatisfiable());
        assertThat(RequestedRange.of("bytes=-" + "9".repeat(40), 10)).isEqualTo(part(0, 10));
    }

    @Example
    void theEndOfNothingIsTheWholeOfIt() {
        assertThat(RequestedRange.of("bytes=-5", 0)).isEqualTo(new RequestedRange.Whole());
        assertThat(RequestedRange.of("bytes=0-", 0)).isEqualTo(new RequestedRange.Unsatisfiable());
    }

    private static RequestedRange part(long first, long length) {
        return new RequestedRange.Part(new ByteSpan(first, length));
    }
}
