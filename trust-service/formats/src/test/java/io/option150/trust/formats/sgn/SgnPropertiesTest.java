package io.option150.trust.formats.sgn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.Signing;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.TlvWriter;
import io.option150.trust.formats.verify.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SgnPropertiesTest {

    private static final SgnSigner SIGNER = new SgnSigner(Vectors.certificate("old1024"), Vectors.old1024Key());
    private static final SgnVerifier VERIFIER = new SgnVerifier(Vectors.trusted());
    private static final byte[] SIGNED = Vectors.read("valid/worked-example.cnf.xml.sgn");

    @Property
    void anyBytesGiveAFileOrAFaultWithinTheInput(@ForAll byte[] input, @ForAll Reading reading) {
        assertTotal(input, reading);
    }

    @Property
    void anyBytesBehindAGoodStartGiveAFileOrAFaultWithinTheInput(
            @ForAll @Size(max = 200) byte[] rest, @ForAll Reading reading) {
        byte[] start = {1, 0, 2, 1, 0, 2, 0, 2, 0, (byte) (10 + rest.length)};
        assertTotal(new TlvWriter().raw(start).raw(rest).toArray(), reading);
    }

    @Property
    void anyHeaderWithBytesReplacedGivesAFileOrAFaultWithinTheInput(
            @ForAll @IntRange(max = 281) int at, @ForAll @Size(min = 1, max = 4) byte[] put, @ForAll Reading reading) {
        byte[] input = SIGNED.clone();
        System.arraycopy(put, 0, input, at, Math.min(put.length, input.length - at));
        assertTotal(input, reading);
    }

    @Property
    void anyCutGivesAFileOrAFaultWithinTheInput(@ForAll @IntRange(max = 282) int length, @ForAll Reading reading) {
        assertTotal(Arrays.copyOf(SIGNED, length), reading);
    }

    @Property(tries = 200)
    void whatIsSignedVerifiesAndComesBackAsItWas(
            @ForAll @Size(max = 5000) byte[] payload,
            @ForAll("names") String name,
            @ForAll DigestAlgorithm digest,
            @ForAll @IntRange(min = 1, max = 700) int piece)
            throws MalformedException {
        byte[] file = sign(name, digest, payload, piece);

        SgnFile read = SgnFile.decode(file, Reading.STRICT);
        assertThat(VERIFIER.verify(read)).isInstanceOf(Verdict.Valid.class);
        assertThat(read.header().header().content().fileName()).isEqualTo(name);
        assertThat(read.header().length() % 4).isZero();
        assertThat(read.payload().toArray()).isEqualTo(payload);
        assertThat(read.encode()).isEqualTo(file);
    }

    @Property
    void anyFlippedBitIsFound(@ForAll @IntRange(max = 281) int at, @ForAll @IntRange(max = 7) int bit) {
        byte[] changed = SIGNED.clone();
        changed[at] ^= (byte) (1 << bit);

        assertThat(isAccepted(changed, Reading.STRICT)).isFalse();
        assertThat(isAccepted(changed, Reading.LENIENT)).isFalse();
    }

    @Property(tries = 50)
    void anyAppendedByteIsFound(@ForAll byte appended) {
        byte[] changed = Arrays.copyOf(SIGNED, SIGNED.length + 1);
        changed[SIGNED.length] = appended;

        assertThat(isAccepted(changed, Reading.STRICT)).isFalse();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("/._- é")
                .ofMinLength(1)
                .ofMaxLength(200)
                .map(base -> base + ".sgn");
    }

    private static byte[] sign(String name, DigestAlgorithm digest, byte[] payload, int piece) {
        Signing signing =
                SIGNER.begin(new SgnFileName(name), digest, Instant.ofEpochSecond(Integer.toUnsignedLong(-1)));
        for (int from = 0; from < payload.length; from += piece) {
            signing.update(ByteBuffer.wrap(payload, from, Math.min(piece, payload.length - from)));
        }
        int announced = signing.headerLength();
        byte[] header = signing.header();
        assertThat(header).hasSize(announced);
        return new TlvWriter().raw(header).raw(payload).toArray();
    }

    private static boolean isAccepted(byte[] file, Reading reading) {
        try {
            return VERIFIER.verify(SgnFile.decode(file, reading)) instanceof Verdict.Valid;
        } catch (MalformedException refused) {
            return false;
        }
    }

    private static void assertTotal(byte[] input, Reading reading) {
        assertThatCode(() -> {
                    try {
                        SgnFile read = SgnFile.decode(input, reading);
                        VERIFIER.verify(read);
                        if (reading == Reading.STRICT) {
                            assertThat(read.encode()).isEqualTo(input);
                        }
                    } catch (MalformedException fault) {
                        assertThat(fault.offset()).isBetween(0, input.length);
                        assertThat(fault.expected()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }
}
