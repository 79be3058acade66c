package io.option150.trust.formats.sgn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.option150.trust.formats.Vectors;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.Signing;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SgnSignerTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SgnSigner(Vectors.certificate("ccmtftp"), Vectors.old1024Key()))
                .withMessageContaining("does not belong to the certificate of C=PL");
    }

    @Test
    void anEllipticCurveKeyIsRefused() throws NoSuchAlgorithmException {
        var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SgnSigner(Vectors.certificate("old1024"), pair.getPrivate()))
                .withMessageContaining("only RSA signs files, not EC");
    }

    @Test
    void aHeaderThatDoesNotFitIsRefusedBeforeAnythingIsSigned() {
        var name = new SgnFileName("x".repeat(65_400) + ".sgn");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer().begin(name, DigestAlgorithm.SHA_1, BUILT))
                .withMessageMatching("header: \\d+ bytes, at most 65535 fit");
    }

    @Test
    void aTimeWithinASecondIsRefused() {
        var name = new SgnFileName("ringlist.xml.sgn");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer().begin(name, DigestAlgorithm.SHA_1, BUILT.plusMillis(1)))
                .withMessageContaining("whole second");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(sign("ringlist.xml.sgn")).isEqualTo(sign("ringlist.xml.sgn"));
    }

    @Test
    void theNameIsSigned() {
        assertThat(sign("ringlist.xml.sgn")).isNotEqualTo(sign("Ringlist.xml.sgn"));
    }

    @Test
    void aSigningEndsWithItsHeader() {
        Signing signing = signer().begin(new SgnFileName("a.xml.sgn"), DigestAlgorithm.SHA_1, BUILT);
        signing.header();

        assertThatIllegalStateException().isThrownBy(() -> signing.update(new byte[] {1}));
        assertThatIllegalStateException().isThrownBy(signing::header);
    }

    @Test
    void namesThatAreNotSignedFormsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SgnFileName("ringlist.xml"))
                .withMessage("file name \"ringlist.xml\": must end with .sgn");
        assertThatIllegalArgumentException().isThrownBy(() -> new SgnFileName(".sgn"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SgnFileName("a\nb.sgn"));
        assertThat(new SgnFileName("RINGLIST.XML.SGN").baseName()).isEqualTo("RINGLIST.XML");
    }

    private static byte[] sign(String name) {
        return signer().begin(new SgnFileName(name), DigestAlgorithm.SHA_512, BUILT)
                .update(new byte[] {1, 2, 3})
                .header();
    }

    private static SgnSigner signer() {
        return new SgnSigner(Vectors.certificate("old1024"), Vectors.old1024Key());
    }
}
