package io.option150.trust.identity;

import io.option150.trust.certificate.KeyRounds;
import io.option150.trust.certificate.PemBlock;
import io.option150.web.Violation;
import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Reads a private key: PKCS#8, PKCS#1 or SEC 1, encrypted or not. Refusals say nothing of the key. */
final class BroughtKey {

    private static final String FIELD = "privateKey";
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private BroughtKey() {}

    /**
     * Reads a block of PEM.
     *
     * @param password for an encrypted one; empty: none was given
     * @throws io.option150.web.ProblemException 400 telling apart a lacking password, another one, and what is no such key
     */
    static PrivateKey read(PemBlock block, char[] password) {
        Object found = parse(block);
        return switch (found) {
            case PrivateKeyInfo plain -> convert(plain);
            case PEMKeyPair pair -> convert(pair.getPrivateKeyInfo());
            case PKCS8EncryptedPrivateKeyInfo sealed -> convert(open(sealed, given(password)));
            case PEMEncryptedKeyPair sealed -> convert(open(sealed, given(password)));
            default -> throw refused("must be a private key: PKCS#8, PKCS#1 or SEC 1");
        };
    }

    /**
     * A key of its plain form.
     *
     * @throws io.option150.web.ProblemException 400 when it is of a kind that is not known
     */
    static PrivateKey convert(PrivateKeyInfo info) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        } catch (PEMException unknown) {
            throw refused("must be an RSA key, or an EC key of a named curve");
        }
    }

    private static Object parse(PemBlock block) {
        try (var parser = new PEMParser(new StringReader(block.text()))) {
            Object found = parser.readObject();
            if (found == null) {
                throw refused("must be a private key in PEM");
            }
            return found;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw refused("must be a private key in PEM that can be read: PKCS#8, PKCS#1 or SEC 1");
        }
    }

    private static char[] given(char[] password) {
        if (password.length == 0) {
            throw new Violation("password", "must be set: the private key is encrypted", "nothing").exception();
        }
        return password;
    }

    private static PrivateKeyInfo open(PKCS8EncryptedPrivateKeyInfo sealed, char[] password) {
        new KeyRounds(FIELD).spend(sealed.getEncryptionAlgorithm());
        try {
            return sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(PROVIDER)
                    .build(password));
        } catch (OperatorCreationException unknown) {
            throw refused("must be encrypted by an algorithm that is known here");
        } catch (PKCSException | IllegalArgumentException wrong) {
            throw refused("must open with the password");
        }
    }

    private static PrivateKeyInfo open(PEMEncryptedKeyPair sealed, char[] password) {
        try {
            return sealed.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build(password))
                    .getPrivateKeyInfo();
        } catch (IOException | IllegalArgumentException wrong) {
            throw refused(
                    wrong instanceof EncryptionException || wrong instanceof PEMException
                            ? "must open with the password"
                            : "must be a private key that can be read");
        }
    }

    private static RuntimeException refused(String rule) {
        return new Violation(FIELD, rule, "(not shown)").exception();
    }
}
