package io.option150.trust.certificate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import java.math.BigInteger;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

class KeyRoundsTest {

    private static final byte[] SALT = new byte[16];

    private final KeyRounds rounds = new KeyRounds("pkcs12");

    @Test
    void whatOpensslAsksForIsLittle() {
        assertThatCode(() -> rounds.spend(pbkdf2(2048))).doesNotThrowAnyException();
    }

    @Test
    void manyKeysShareOneLimit() {
        rounds.spend(pbkdf2(3_000_000));
        assertThatThrownBy(() -> rounds.spend(pbkdf2(3_000_000)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 5000000 rounds altogether");
        assertThatThrownBy(() -> rounds.spend(BigInteger.valueOf(-1))).isInstanceOf(ProblemException.class);
    }

    /** N of 2^30 would take a terabyte. */
    @Test
    void scryptIsRefused() {
        var scrypt = new ScryptParams(SALT, 1 << 30, 8, 1);
        assertThatThrownBy(() -> rounds.spend(pbes2(new KeyDerivationFunc(MiscObjectIdentifiers.id_scrypt, scrypt))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("must derive its keys by PBKDF2");
    }

    private static AlgorithmIdentifier pbkdf2(int rounds) {
        return pbes2(new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, rounds)));
    }

    private static AlgorithmIdentifier pbes2(KeyDerivationFunc derivation) {
        var cipher = new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC);
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, cipher));
    }
}
