package io.option150.trust.formats.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TlvTest {

    @Property
    void numbersAndTextsComeBackAsTheyWere(
            @ForAll @IntRange(max = 255) int one,
            @ForAll @IntRange(max = 65535) int two,
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long four,
            @ForAll @IntRange(max = 3000) int length)
            throws MalformedException {
        String text = "é".repeat(length);
        byte[] written = new TlvWriter()
                .container(9, new TlvWriter().uint8(1, one).uint16(2, two).uint32(3, four))
                .text(4, text)
                .toArray();

        TlvReader reader = reader(written);
        TlvReader inside = reader.inside(reader.next(9));
        assertThat(inside.next(1).uint8()).isEqualTo(one);
        assertThat(inside.next(2).uint16()).isEqualTo(two);
        assertThat(inside.next(3).uint32()).isEqualTo(four);
        inside.requireEnd("the container");
        assertThat(reader.next(4).text()).isEqualTo(text);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void aContainersReaderDoesNotLookBehindIt() throws MalformedException {
        TlvReader reader = reader(new byte[] {9, 0, 3, 1, 0, 2, 5, 5});
        TlvReader inside = reader.inside(reader.next());

        assertFault(inside::next, 3, 1, "at most 0 bytes to the end", "length 2");
    }

    @Test
    void aMissingLengthIsNamed() {
        assertFault(reader(new byte[] {7, 0})::next, 0, 7, "2 length bytes", "1 bytes to the end");
    }

    @Test
    void readingBehindTheEndIsNamed() {
        assertFault(() -> reader(new byte[0]).next(1), 0, MalformedException.NO_TAG, "tag 1 (T1)", "no more bytes");
    }

    @Test
    void textsMustEndWithTheirOnlyNul() {
        assertFault(() -> text(1, 0, 0), 0, 1, "text that ends with a NUL", "no bytes");
        assertFault(() -> text(1, 0, 1, 'a'), 0, 1, "text that ends with a NUL", "last byte 97");
        assertFault(() -> text(1, 0, 3, 'a', 0, 0), 0, 1, "one NUL, at the end", "a NUL at 1");
        assertFault(() -> text(1, 0, 2, 0xC3, 0), 0, 1, "UTF-8 text", "other bytes");
    }

    @Test
    void aMessageNamesOffsetTagAndBothSides() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> reader(new byte[] {5, 0, 1, 0}).next(4))
                .withMessage("offset 0, tag 5 (T5): expected tag 4 (T4), found tag 5");
    }

    @Test
    void whatNoReaderCouldReadIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TlvWriter().bytes(1, new byte[65_536]));
        assertThatIllegalArgumentException().isThrownBy(() -> new TlvWriter().text(1, "a\0b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TlvWriter().text(1, "\ud800"));
    }

    private static String text(int... file) throws MalformedException {
        byte[] bytes = new byte[file.length];
        for (int index = 0; index < file.length; index++) {
            bytes[index] = (byte) file[index];
        }
        return reader(bytes).next().text();
    }

    private static TlvReader reader(byte[] file) {
        return new TlvReader(file, 0, file.length, tag -> "T" + tag);
    }

    private static void assertFault(ThrowingCallable reading, int offset, int tag, String expected, String found) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(reading).satisfies(fault -> {
            assertThat(fault.offset()).isEqualTo(offset);
            assertThat(fault.tag()).isEqualTo(tag);
            assertThat(fault.expected()).isEqualTo(expected);
            assertThat(fault.found()).isEqualTo(found);
        });
    }
}
