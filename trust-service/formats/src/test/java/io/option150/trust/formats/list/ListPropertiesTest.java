package io.option150.trust.formats.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ListPropertiesTest {

    private static final byte[] SIGNED = Vectors.read("valid/CTL-nonsecure-style.tlv");
    private static final int LENGTH = 3567;
    private static final int HEADER = 480;

    @Property
    void anyBytesGiveAListOrAFaultWithinTheInput(@ForAll byte[] input, @ForAll Reading reading) {
        assertTotal(input, reading);
    }

    @Property
    void anyRecordsGiveAListOrAFaultWithinTheInput(@ForAll @Size(max = 200) byte[] records, @ForAll Reading reading) {
        byte[] input = Arrays.copyOf(SIGNED, HEADER + records.length);
        System.arraycopy(records, 0, input, HEADER, records.length);
        assertTotal(input, reading);
    }

    @Property
    void anyListWithBytesReplacedGivesAListOrAFaultWithinTheInput(
            @ForAll @IntRange(max = LENGTH - 1) int at,
            @ForAll @Size(min = 1, max = 4) byte[] put,
            @ForAll Reading reading) {
        byte[] input = SIGNED.clone();
        System.arraycopy(put, 0, input, at, Math.min(put.length, input.length - at));
        assertTotal(input, reading);
    }

    @Property
    void anyCutIsToldAsOneOrFailsTheSignature(@ForAll @IntRange(max = LENGTH - 1) int length) {
        byte[] cut = Arrays.copyOf(SIGNED, length);
        try {
            TrustList read = TrustList.decode(cut, Reading.STRICT);
            assertThat(TrustListVerifier.timeless().verifyFirst(read)).isNotInstanceOf(Verdict.Valid.class);
        } catch (MalformedException fault) {
            assertThat(fault.truncated()).isTrue();
        }
    }

    @Property(tries = 300)
    void anyFlippedBitIsFound(@ForAll @IntRange(max = LENGTH - 1) int at, @ForAll @IntRange(max = 7) int bit) {
        byte[] changed = SIGNED.clone();
        changed[at] ^= (byte) (1 << bit);

        for (Reading reading : Reading.values()) {
            try {
                TrustList read = TrustList.decode(changed, reading);
                assertThat(TrustListVerifier.timeless().verifyFirst(read)).isNotInstanceOf(Verdict.Valid.class);
            } catch (MalformedException refused) {
                assertThat(refused.offset()).isBetween(0, LENGTH);
            }
        }
    }

    @Property(tries = 100)
    void whatIsSignedVerifiesAndComesBackAsItWas(@ForAll("records") List<ListRecord> records)
            throws MalformedException {
        byte[] file = TrustListSignerTest.sign(records);

        TrustList read = TrustList.decode(file, Reading.STRICT);
        assertThat(TrustListVerifier.timeless().verifyFirst(read)).isInstanceOf(Verdict.Valid.class);
        assertThat(read.records()).isEqualTo(records);
        assertThat(read.encode()).isEqualTo(file);
    }

    @Provide
    Arbitrary<List<ListRecord>> records() {
        Arbitrary<String> names =
                Arbitraries.strings().alpha().withChars("-.é0").ofMaxLength(50);
        Arbitrary<String> certificates = Arbitraries.of("ccmtftp", "ec", "tvs", "capf", "old1024");
        Arbitrary<Function> functions =
                Arbitraries.integers().between(1, 0xFFFF).map(Function::new);
        return Combinators.combine(certificates, functions, names)
                .as(TrustListSignerTest::listed)
                .list()
                .ofMaxSize(20)
                .map(others -> {
                    List<ListRecord> all = new ArrayList<>(others);
                    all.add(others.size() / 2, TrustListSignerTest.listed("sast", Function.SAST, ""));
                    return all;
                });
    }

    private static void assertTotal(byte[] input, Reading reading) {
        try {
            TrustList read = TrustList.decode(input, reading);
            TrustListVerifier.timeless().verifyFirst(read);
            read.records().forEach(ListPropertiesTest::touch);
            if (reading == Reading.STRICT) {
                assertThat(read.encode()).isEqualTo(input);
            }
        } catch (MalformedException fault) {
            assertThat(fault.offset()).isBetween(0, input.length);
            assertThat(fault.expected()).isNotBlank();
        }
    }

    private static void touch(ListRecord one) {
        assertThat(one.toString()).isNotBlank();
        one.dnsName();
        one.issuer();
        one.serial();
        one.x509();
        one.hashAlgorithm();
    }
}
