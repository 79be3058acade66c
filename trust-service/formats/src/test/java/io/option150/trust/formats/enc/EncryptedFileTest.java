package io.option150.trust.formats.enc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.Encryption;
import io.option150.trust.formats.sgn.SgnFile;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.verify.Verdict;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptedFileTest {

    private static final byte[] FILE = Vectors.read("valid/ENCB000B4BA0AEE.cnf.xml.enc.sgn");
    private static final ConfigDecryptor PHONE = new ConfigDecryptor(Vectors.key("phone"));
    private static final ConfigEncryptor ENCRYPTOR =
            new ConfigEncryptor(Vectors.certificate("ccmtftp"), Vectors.key("ccmtftp"), new SecureRandom());
    private static final Instant BUILT = Instant.parse("2026-12-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource(Reading.class)
    void theVectorIsReadVerifiedOpenedAndWrittenBackByteForByte(Reading reading) throws Exception {
        EncryptedFile read = EncryptedFile.decode(FILE, reading);

        assertThat(read.verify(Vectors.trusted(), Optional.of(BUILT))).isInstanceOf(Verdict.Valid.class);
        assertThat(PHONE.decrypt(read)).isEqualTo(Vectors.read("valid/ENCB000B4BA0AEE.cnf.xml.expected-plaintext"));
        assertThat(read.encode()).isEqualTo(FILE);
        assertThat(read.encryption().keyBits()).isEqualTo(2048);
        assertThat(read.encryption().unnamed()).isEqualTo(Encryption.Unnamed.USUAL);
    }

    @Test
    void theShortConfigurationIsWhatTheIndependentToolWrites() throws MalformedException {
        SgnFile theirs = SgnFile.decode(Vectors.read("valid/ENCB000B4BA0AEE.cnf.xml.sgn"), Reading.STRICT);
        var ours = new ShortConfig(
                ShortConfig.certHash(Vectors.certificate("phone")),
                Optional.of("sip88xx.14-2-1-0001-20"),
                Optional.of("0"),
                Optional.of("0"),
                Optional.empty());

        assertThat(ours.toXml()).isEqualTo(theirs.payload().toArray());
    }

    @Test
    void anotherPhoneCannotOpenIt() throws MalformedException {
        EncryptedFile read = EncryptedFile.decode(FILE, Reading.STRICT);

        assertThatExceptionOfType(ConfigDecryptor.NotForThisPhoneException.class)
                .isThrownBy(() -> new ConfigDecryptor(Vectors.key("sast")).decrypt(read));
    }

    @Test
    void aChangedCiphertextIsFoundByTheSignature() throws MalformedException {
        byte[] changed = FILE.clone();
        changed[FILE.length - 1] ^= 1;

        EncryptedFile read = EncryptedFile.decode(changed, Reading.STRICT);
        assertThat(read.verify(Vectors.trusted(), Optional.empty())).isInstanceOf(Verdict.WrongSignature.class);
    }

    @Test
    void aCiphertextOfBrokenBlocksIsRefused() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> EncryptedFile.decode(Arrays.copyOf(FILE, FILE.length - 1), Reading.LENIENT))
                .withMessageContaining("blocks of 16 bytes");
    }

    @Test
    void aPhoneWithoutAnRsaKeyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENCRYPTOR.encrypt(
                        "SEPA.cnf.xml.enc.sgn", new byte[1], Vectors.certificate("ec"), DigestAlgorithm.SHA_1, BUILT))
                .withMessageContaining("must be RSA, not EC");
    }

    @Property(tries = 50)
    void whatIsEncryptedIsReadVerifiedAndOpened(
            @ForAll @Size(max = 2000) byte[] configuration, @ForAll DigestAlgorithm digest) throws Exception {
        byte[] file = ENCRYPTOR.encrypt(
                "SEPB000B4BA0AEE.cnf.xml.enc.sgn", configuration, Vectors.certificate("phone"), digest, BUILT);

        EncryptedFile read = EncryptedFile.decode(file, Reading.STRICT);
        assertThat(read.verify(Vectors.trusted(), Optional.of(BUILT))).isInstanceOf(Verdict.Valid.class);
        assertThat(PHONE.decrypt(read)).isEqualTo(configuration);
        assertThat(read.encode()).isEqualTo(file);
        assertThat(read.header().length() % 4).isZero();
    }

    @Property(tries = 300)
    void anyFileWithBytesReplacedGivesAFileOrAFaultWithinTheInput(
            @ForAll @IntRange(max = 807) int at, @ForAll @Size(min = 1, max = 4) byte[] put, @ForAll Reading reading) {
        byte[] input = FILE.clone();
        System.arraycopy(put, 0, input, at, put.length);
        assertTotal(input, reading);
    }

    @Property
    void anyBytesGiveAFileOrAFaultWithinTheInput(@ForAll byte[] input, @ForAll Reading reading) {
        assertTotal(input, reading);
    }

    private static void assertTotal(byte[] input, Reading reading) {
        try {
            EncryptedFile read = EncryptedFile.decode(input, reading);
            read.verify(Vectors.trusted(), Optional.empty());
            PHONE.decrypt(read);
        } catch (MalformedException fault) {
            assertThat(fault.offset()).isBetween(0, input.length);
            assertThat(fault.expected()).isNotBlank();
        } catch (ConfigDecryptor.NotForThisPhoneException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }
}
