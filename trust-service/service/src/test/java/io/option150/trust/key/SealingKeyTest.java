package io.option150.trust.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.trust.formats.tlv.Bytes;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingKeyTest {

    private static final String OURS = "a".repeat(64);

    private final SealingKey key = SealingKey.random();
    private final PrivateKey secret = rsa();

    @Test
    void whatIsSealedOpensUnderTheSameKeyReadFromItsFile() throws WrongKeyException {
        SealedKey sealed = key.seal(secret, OURS);

        assertThat(SealingKey.decode(key.encoded()).open(sealed, OURS, "RSA")).isEqualTo(secret);
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        SealedKey sealed = key.seal(secret, OURS);

        assertThatExceptionOfType(WrongKeyException.class)
                .isThrownBy(() -> SealingKey.random().open(sealed, OURS, "RSA"))
                .withMessageContaining(OURS);
    }

    @Test
    void itDoesNotOpenForAnotherCertificate() {
        SealedKey sealed = key.seal(secret, OURS);

        assertThatExceptionOfType(WrongKeyException.class).isThrownBy(() -> key.open(sealed, "b".repeat(64), "RSA"));
    }

    @Test
    void aChangedByteIsFound() {
        SealedKey sealed = key.seal(secret, OURS);
        byte[] changed = sealed.ciphertext().toArray();
        changed[changed.length / 2] ^= 1;

        assertThatExceptionOfType(WrongKeyException.class)
                .isThrownBy(() -> key.open(new SealedKey(sealed.nonce(), Bytes.copyOf(changed)), OURS, "RSA"));
    }

    @Test
    void theSameKeyIsNeverSealedAlike() {
        assertThat(key.seal(secret, OURS)).isNotEqualTo(key.seal(secret, OURS));
    }

    @Test
    void noTextFormShowsAKey() {
        assertThat(key).hasToString("SealingKey[not shown]");
        assertThat(key.seal(secret, OURS).toString()).hasSizeLessThan(200);
    }

    @Test
    void aFileThatHoldsNoKeyIsRefused() {
        String tooShort = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKey.decode(tooShort))
                .withMessage("holds 16 bytes, a key has 32");
    }

    private static PrivateKey rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
