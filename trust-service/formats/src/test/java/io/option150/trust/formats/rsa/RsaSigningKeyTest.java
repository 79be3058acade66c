package io.option150.trust.formats.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.option150.trust.formats.Vectors;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaSigningKeyTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @ParameterizedTest
    @ValueSource(strings = {"ccmtftp", "old1024"})
    void bothWaysGiveWhatThePlatformsSignatureGives(String name) throws GeneralSecurityException {
        PrivateKey key = Vectors.key(name);
        Signature wanted = Signature.getInstance("SHA1withRSA");
        wanted.initSign(key);
        wanted.update(CONTENT);
        byte[] expected = wanted.sign();

        assertThat(new PlatformKey(key).sign(digestInfo())).isEqualTo(expected);
        assertThat(libcrypto(key).sign(digestInfo())).isEqualTo(expected);
    }

    @Test
    void oneKeySignsOnManyThreads() throws GeneralSecurityException {
        RsaSigningKey key = libcrypto(Vectors.key("ccmtftp"));
        byte[] info = digestInfo();
        byte[] expected = key.sign(info);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            all.add(CompletableFuture.supplyAsync(() -> {
                try {
                    for (int time = 0; time < 50; time++) {
                        if (!Arrays.equals(key.sign(info), expected)) {
                            return false;
                        }
                    }
                    return true;
                } catch (GeneralSecurityException failed) {
                    throw new IllegalStateException(failed);
                }
            }));
        }
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isTrue());
    }

    @Test
    void whatDoesNotFitTheModulusIsRefused() {
        RsaSigningKey key = libcrypto(Vectors.key("ccmtftp"));

        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> key.sign(new byte[250]));
    }

    @Test
    void aKeyIsNotShown() {
        assertThat(RsaSigningKey.of(Vectors.key("ccmtftp")).toString()).matches("LibcryptoKey|PlatformKey");
    }

    /** Where the machine has no libcrypto the platform signs, which the other tests show. */
    private static RsaSigningKey libcrypto(PrivateKey key) {
        Optional<RsaSigningKey> found = LibcryptoKey.open(key);
        Assumptions.assumeTrue(found.isPresent(), "no libcrypto here");
        return found.orElseThrow();
    }

    private static byte[] digestInfo() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(CONTENT);
        return HexFormat.of()
                .parseHex("3021300906052b0e03021a05000414" + HexFormat.of().formatHex(digest));
    }
}
