package io.option150.trust.formats.sgn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenVectorsTest {

    private static final SgnVerifier VERIFIER = new SgnVerifier(Vectors.trusted());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "badsig-payload.cnf.xml.sgn",
                "badsig-appended.cnf.xml.sgn",
                "badsig-signer-name-spoof.cnf.xml.sgn"
            })
    void changedBytesAndForeignKeysGiveAWrongSignature(String name) throws MalformedException {
        SgnFile read = SgnFile.decode(Vectors.read("broken/" + name), Reading.STRICT);

        assertThat(VERIFIER.verify(read)).isInstanceOf(Verdict.WrongSignature.class);
    }

    @Test
    void aKnownSignerInAnotherRoleIsWrongRole() throws MalformedException {
        SgnFile read = SgnFile.decode(Vectors.read("broken/badsig-wrong-key.cnf.xml.sgn"), Reading.STRICT);

        assertThat(VERIFIER.verify(read))
                .isInstanceOfSatisfying(
                        Verdict.WrongRole.class,
                        verdict -> assertThat(verdict.signer().certificate()).isEqualTo(Vectors.certificate("tvs")));
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void digestsThatPhonesDoNotKnowAreRefused(Reading reading) {
        String expected = "digest 1 (SHA-1) or 3 (SHA-512)";
        assertMalformed(Vectors.read("broken/hash-unknown.cnf.xml.sgn"), reading, 153, 8, expected, "digest 9");
        assertMalformed(Vectors.read("broken/hash-sha256-code2.cnf.xml.sgn"), reading, 153, 8, expected, "digest 2");
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void aSignatureOfNoBytesIsRefused(Reading reading) {
        byte[] file = Vectors.read("broken/len-signature-zero.cnf.xml.sgn");

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> SgnFile.decode(file, reading))
                .satisfies(fault -> assertThat(fault.offset()).isBetween(0, file.length));
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void plainXmlUnderASignedNameIsRefusedAtItsFirstByte(Reading reading) {
        byte[] file = Vectors.read("broken/plain-xml-named.sgn");

        assertMalformed(file, reading, 0, '<', "tag 1 (VERSION)", "tag 60");
    }

    @Test
    void anUnknownHeaderTagIsRefusedStrictlyAndKeptLeniently() throws MalformedException {
        byte[] file = Vectors.read("broken/tag-unknown-header.cnf.xml.sgn");

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> SgnFile.decode(file, Reading.STRICT))
                .satisfies(fault -> assertThat(fault.tag()).isEqualTo(99));
        SgnFile read = SgnFile.decode(file, Reading.LENIENT);
        assertThat(VERIFIER.verify(read)).isInstanceOf(Verdict.Valid.class);
        assertThat(read.encode()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, -1", "2, 0, 1", "9, 5, 2", "10, 5, 2", "200, 5, 2", "467, 5, 2"})
    void aCutHeaderNamesThePlaceOfTheCut(int length, int offset, int tag) {
        byte[] cut = Arrays.copyOf(Vectors.read("valid/SEPB000B4BA0AEE.cnf.xml.sgn"), length);

        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> SgnFile.decode(cut, Reading.STRICT))
                .satisfies(fault -> {
                    assertThat(fault.offset()).isEqualTo(offset);
                    assertThat(fault.tag()).isEqualTo(tag);
                });
    }

    static void assertMalformed(byte[] file, Reading reading, int offset, int tag, String expected, String found) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> SgnFile.decode(file, reading))
                .satisfies(fault -> {
                    assertThat(fault.offset()).isEqualTo(offset);
                    assertThat(fault.tag()).isEqualTo(tag);
                    assertThat(fault.expected()).isEqualTo(expected);
                    assertThat(fault.found()).isEqualTo(found);
                });
    }
}
