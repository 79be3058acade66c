package io.option150.trust.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.seal.DoesNotOpen;
import io.option150.seal.SealKey;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import org.junit.jupiter.api.Test;

class SealedKeyTest {

    private static final String OURS = "a".repeat(64);

    private final SealKey key = SealKey.random();
    private final PrivateKey secret = rsa();

    @Test
    void opensForItsCertificateUnderItsKeyAlone() {
        SealedKey sealed = SealedKey.of(secret, OURS, key);

        assertThat(sealed.nonce().toArray()).hasSize(12);
        assertThat(sealed.open(key, OURS, "RSA")).isEqualTo(secret);
        assertThatExceptionOfType(DoesNotOpen.class)
                .isThrownBy(() -> sealed.open(SealKey.random(), OURS, "RSA"))
                .withMessageContaining(OURS);
        assertThatExceptionOfType(DoesNotOpen.class).isThrownBy(() -> sealed.open(key, "b".repeat(64), "RSA"));
    }

    @Test
    void isNeverTheSameTwiceAndShowsNoKey() {
        SealedKey sealed = SealedKey.of(secret, OURS, key);

        assertThat(SealedKey.of(secret, OURS, key)).isNotEqualTo(sealed);
        assertThat(sealed.toString()).hasSizeLessThan(200);
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
