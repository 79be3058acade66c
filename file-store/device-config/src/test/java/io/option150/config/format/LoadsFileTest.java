package io.option150.config.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The headers of {@code .loads}, each field at its bounds. */
class LoadsFileTest {

    private static final int NAME_AT = 0x38;
    private static final String IMAGES = "a.sbn\n";

    @Test
    void isReadUpToABound() throws MalformedConfig {
        var most = new byte[LoadsFile.MAX_BYTES];
        Arrays.fill(most, (byte) '\n');

        assertThat(LoadsFile.of(most).images()).isEmpty();
        assertThatThrownBy(() -> LoadsFile.of(new byte[LoadsFile.MAX_BYTES + 1]))
                .isInstanceOfSatisfying(MalformedConfig.class, malformed -> {
                    assertThat(malformed.fault()).isEqualTo(Fault.TOO_LARGE);
                    assertThat(malformed.place()).isEqualTo(Place.START);
                });
    }

    @Test
    void withoutAHeaderIsTextFromItsFirstByte() throws MalformedConfig {
        var file = LoadsFile.of(bytes(IMAGES));

        assertThat(file.ownName()).isEmpty();
        assertThat(file.missingBytes()).isZero();
        assertThat(file.images()).extracting(Image::name).containsExactly("a.sbn");
        assertThat(file.images()).extracting(Image::place).containsExactly(new Place(1, 1));
        assertThat(LoadsFile.of(new byte[0]).images()).isEmpty();
    }

    @Test
    void behindMagicTellsTheNameOfItsHeader() throws MalformedConfig {
        var file = LoadsFile.of(magic("x.loads", 100, 0));

        assertThat(file.ownName()).contains("x.loads");
        assertThat(file.missingBytes()).isZero();
        assertThat(file.images()).extracting(Image::name).containsExactly("a.sbn");
        assertThat(LoadsFile.of(magic("x.loads", 100, 3)).missingBytes()).isEqualTo(3);
        assertThat(LoadsFile.of(magic("x.loads", 100, -2)).missingBytes()).isEqualTo(-2);
    }

    @Test
    void behindMagicMayHaveNoNameOrOneOf254Letters() throws MalformedConfig {
        var longest = "n".repeat(254);

        assertThat(LoadsFile.of(magic(longest, 400, 0)).ownName()).contains(longest);
        assertThat(LoadsFile.of(magic(longest + "n", 400, 0)).ownName()).isEmpty();
        assertThat(LoadsFile.of(magic("", 100, 0)).ownName()).contains("");
        var nameless = magic("", 100, 0);
        number(nameless, 0x34, 0);
        assertThat(LoadsFile.of(nameless).ownName()).isEmpty();
    }

    @Test
    void behindMagicHasANameThatEndsWithTheFileAtMost() throws MalformedConfig {
        var file = Arrays.copyOf(magic("x.loads", 100, 0), NAME_AT + 8);

        assertThat(LoadsFile.of(file).ownName()).contains("x.loads");
        assertThat(LoadsFile.of(Arrays.copyOf(file, NAME_AT + 7)).ownName()).isEmpty();
    }

    @Test
    void isBehindMagicOnlyWhereAllOfTheHeaderIsThere() throws MalformedConfig {
        var file = Arrays.copyOf(magic("", 100, 0), NAME_AT);
        number(file, 0x34, 0);

        assertThat(LoadsFile.of(file).missingBytes()).isEqualTo(100 + IMAGES.length() - NAME_AT);
        assertThat(LoadsFile.of(Arrays.copyOf(file, NAME_AT - 1)).missingBytes())
                .as("a text, whatever is in it")
                .isZero();
        var other = magic("x.loads", 100, 0);
        other[3]++;
        assertThat(LoadsFile.of(other).ownName()).isEmpty();
    }

    @Test
    void hasHeadersOfMoreThanHalfOfWhatANumberHolds() throws MalformedConfig {
        var file = magic("x.loads", 100, 0);
        number(file, 4, -1);
        number(file, 12, -1);

        assertThat(LoadsFile.of(file).missingBytes()).isEqualTo(2 * 0xFFFFFFFFL - file.length);
        assertThat(LoadsFile.of(file).images()).isEmpty();
        number(file, 0x34, -1);
        assertThat(LoadsFile.of(file).ownName()).isEmpty();
    }

    @Test
    void signedIsTextBehindTheLengthThatItsHeaderSays() throws MalformedConfig {
        assertThat(LoadsFile.of(signed(10)).images()).extracting(Image::name).containsExactly("a.sbn");
        assertThat(LoadsFile.of(signed(10)).missingBytes()).isZero();
        assertThat(LoadsFile.of(signed(10)).ownName())
                .as("no header that can be read")
                .isEmpty();
        assertThat(LoadsFile.of(signed(16)).missingBytes()).isZero();
        assertThat(LoadsFile.of(signed(16)).images()).isEmpty();
        assertThat(LoadsFile.of(signed(17)).missingBytes()).isEqualTo(1);
        assertThat(LoadsFile.of(signed(0xFFFF)).missingBytes()).isEqualTo(0xFFFF - 16);
        assertThat(LoadsFile.of(Arrays.copyOf(signed(40), 10)).missingBytes()).isEqualTo(30);
        assertThat(LoadsFile.of(Arrays.copyOf(signed(40), 9)).missingBytes())
                .as("a text, whatever is in it")
                .isZero();
    }

    private static byte[] signed(int header) {
        return ByteBuffer.allocate(10 + IMAGES.length())
                .put(new byte[] {1, 0, 2, 0, 0, 0, 0, 0})
                .putShort((short) header)
                .put(bytes(IMAGES))
                .array();
    }

    private static byte[] magic(String name, int header, int missing) {
        var file = ByteBuffer.allocate(header + IMAGES.length()).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0xAB1234CD)
                .putInt(4, header)
                .putInt(12, IMAGES.length() + missing)
                .putInt(0x34, name.length() + 1)
                .put(NAME_AT, bytes(name))
                .put(header, bytes(IMAGES));
        return file.array();
    }

    private static void number(byte[] file, int at, int number) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
