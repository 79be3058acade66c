package io.option150.trust.formats.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenListsTest {

    private static final TrustListVerifier VERIFIER = TrustListVerifier.timeless();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "badsig-flip-sig.tlv",
                "badsig-flip-record.tlv",
                "badsig-flip-timestamp.tlv",
                "trunc-last-record-missing.tlv"
            })
    void changedOrMissingRecordsGiveAWrongSignature(String name) throws MalformedException {
        TrustList read = TrustList.decode(Vectors.read("broken/" + name), Reading.STRICT);

        assertThat(VERIFIER.verifyFirst(read)).isInstanceOf(Verdict.WrongSignature.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trunc-0.tlv",
                "trunc-1.tlv",
                "trunc-3.tlv",
                "trunc-9.tlv",
                "trunc-40.tlv",
                "trunc-mid-header.tlv",
                "trunc-mid-record.tlv",
                "len-header-ffff.tlv",
                "len-record-past-end.tlv"
            })
    void aListThatEndsTooEarlyIsToldSo(String name) {
        for (Reading reading : Reading.values()) {
            assertThat(fault(name, reading).truncated()).isTrue();
        }
    }

    /** Offset and tag of the fault: the vectors' maker says only that each must be rejected. */
    @ParameterizedTest
    @CsvSource({
        "len-header-zero.tlv, 5, 2",
        "len-record-zero.tlv, 480, 1",
        "tag-version-second.tlv, 0, 2",
        "zeros.tlv, 0, 0",
        "len-header-too-short.tlv, 472, -1",
        "tag-no-signature.tlv, 221, 1"
    })
    void whatIsNotOfTheFormatIsRefusedWhereItStands(String name, int offset, int tag) {
        for (Reading reading : Reading.values()) {
            MalformedException fault = fault(name, reading);
            assertThat(fault.truncated()).isFalse();
            assertThat(fault.offset()).isEqualTo(offset);
            assertThat(fault.tag()).isEqualTo(tag);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "len-header-too-long.tlv",
                "len-cert-past-record.tlv",
                "len-name-zero.tlv",
                "tag-two-signatures.tlv"
            })
    void wrongLengthsAndRepeatedElementsAreRefused(String name) {
        for (Reading reading : Reading.values()) {
            assertThat(fault(name, reading).truncated()).isFalse();
        }
    }

    @Test
    void aSignerThatNoRecordMatchesIsUnknown() throws MalformedException {
        TrustList read = TrustList.decode(Vectors.read("broken/sast-serial-only-match.tlv"), Reading.LENIENT);

        assertThat(VERIFIER.verifyFirst(read)).isInstanceOf(Verdict.UnknownSigner.class);
    }

    @Test
    void aSignerThatIsNoSastIsRefused() throws MalformedException {
        TrustList read = TrustList.decode(Vectors.read("broken/nosast.tlv"), Reading.STRICT);

        assertThat(read.records()).noneMatch(one -> one.function().equals(Function.SAST));
        assertThat(VERIFIER.verifyFirst(read)).isNotInstanceOf(Verdict.Valid.class);
    }

    @Test
    void anUnknownRecordTagIsRefusedStrictlyAndKeptLeniently() throws MalformedException {
        byte[] file = Vectors.read("broken/tag-unknown-record.tlv");

        assertThat(fault("tag-unknown-record.tlv", Reading.STRICT).tag()).isEqualTo(77);
        TrustList read = TrustList.decode(file, Reading.LENIENT);
        assertThat(VERIFIER.verifyFirst(read)).isInstanceOf(Verdict.Valid.class);
        assertThat(read.encode()).isEqualTo(file);
    }

    @Test
    void aCertificateThatIsNoneIsRefusedStrictlyAndNotTrustedLeniently() throws MalformedException {
        assertThat(fault("cert-garbage.tlv", Reading.STRICT).tag()).isEqualTo(9);
        TrustList read = TrustList.decode(Vectors.read("broken/cert-garbage.tlv"), Reading.LENIENT);

        assertThat(read.records())
                .filteredOn(one -> one.function().equals(Function.CAPF))
                .singleElement()
                .satisfies(one -> assertThat(one.x509()).isEmpty());
        assertThat(read.trusted()).hasSizeLessThan(read.records().size());
        assertThat(VERIFIER.verifyFirst(read)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aNameThatIsNotTheCertificatesIsRefusedStrictly() throws MalformedException {
        MalformedException fault = fault("name-mismatch.tlv", Reading.STRICT);

        assertThat(fault.tag()).isEqualTo(3);
        assertThat(fault.expected()).startsWith("the certificate's subject");
        TrustList read = TrustList.decode(Vectors.read("broken/name-mismatch.tlv"), Reading.LENIENT);
        assertThat(VERIFIER.verifyFirst(read)).isInstanceOf(Verdict.Valid.class);
    }

    private static MalformedException fault(String name, Reading reading) {
        byte[] file = Vectors.read("broken/" + name);
        return assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> TrustList.decode(file, reading))
                .satisfies(fault -> assertThat(fault.offset()).isBetween(0, file.length))
                .actual();
    }
}
