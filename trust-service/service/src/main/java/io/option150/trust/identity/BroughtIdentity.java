package io.option150.trust.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.signer.SignerId;
import io.option150.web.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads a certificate with its key out of what an admin brings, and holds it to what its use needs. Refusals say nothing
 * of the key. Takes a moment: not for an event loop.
 */
final class BroughtIdentity {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final List<Integer> SIGNING_BITS = List.of(1024, 2048);
    private static final int LEAST_SERVER_BITS = 2048;
    private static final int PROBE = 32;

    private final OwnCertificateForm form;

    private BroughtIdentity(OwnCertificateForm form) {
        this.form = form;
    }

    /**
     * Reads and checks.
     *
     * @throws io.option150.web.ProblemException 400 naming field and rule
     */
    static Identity read(OwnCertificateForm form, CertificateUse use) {
        var brought = new BroughtIdentity(form);
        Identity identity = form.pkcs12() == null ? brought.pem() : brought.pkcs12(form.pkcs12());
        check(identity, use);
        return identity;
    }

    private Identity pem() {
        String certificate = required("certificate", form.certificate());
        String key = required("privateKey", form.privateKey());
        return new Identity(certificate(certificate), key(key));
    }

    private Identity pkcs12(String base64) {
        if (form.certificate() != null || form.privateKey() != null) {
            throw refused("pkcs12", "must come without certificate and privateKey, which it holds");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)), form.secret());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, form.secret()) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return new Identity(certificate, key);
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            throw refused("pkcs12", "must be a PKCS#12 file in base64 that opens with the password");
        }
        throw refused("pkcs12", "must hold a private key with its certificate");
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
        } catch (CertificateException unreadable) {
            throw refused("certificate", "must be an X.509 certificate in PEM");
        }
    }

    private PrivateKey key(String pem) {
        var converter = new JcaPEMKeyConverter();
        try (var parser = new PEMParser(new StringReader(pem))) {
            return converter.getPrivateKey(
                    switch (parser.readObject()) {
                        case PrivateKeyInfo plain -> plain;
                        case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                        case PKCS8EncryptedPrivateKeyInfo sealed ->
                            sealed.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                                    .setProvider(PROVIDER)
                                    .build(form.secret()));
                        case PEMEncryptedKeyPair sealed ->
                            sealed.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                            .setProvider(PROVIDER)
                                            .build(form.secret()))
                                    .getPrivateKeyInfo();
                        case null, default -> throw new PEMException("no private key");
                    });
        } catch (IOException | PKCSException | OperatorCreationException | IllegalArgumentException unreadable) {
            throw refused("privateKey", "must be a private key in PEM that opens with the password, if it has one");
        }
    }

    private static void check(Identity identity, CertificateUse use) {
        X509Certificate certificate = identity.certificate();
        checkKind(certificate, use);
        if (!belongTogether(identity)) {
            throw refused("privateKey", "must belong to the certificate");
        }
        try {
            certificate.checkValidity();
            SignerId.of(certificate);
        } catch (CertificateException outOfDate) {
            throw refused("certificate", "must be valid now", String.valueOf(outOfDate.getMessage()));
        } catch (IllegalArgumentException unwritable) {
            throw refused(
                    "certificate",
                    "must have names that trust lists can carry",
                    String.valueOf(unwritable.getMessage()));
        }
    }

    private static void checkKind(X509Certificate certificate, CertificateUse use) {
        var key = certificate.getPublicKey();
        int bits = key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
        String kind = key.getAlgorithm() + (bits == 0 ? "" : " of " + bits + " bits");
        switch (use) {
            case SAST, SAST_STANDBY, CCM_TFTP -> {
                if (!SIGNING_BITS.contains(bits)) {
                    throw refused(
                            "certificate", "must have an RSA key of 1024 or 2048 bits: phones know no other", kind);
                }
            }
            case TVS -> {
                if (bits < LEAST_SERVER_BITS) {
                    throw refused("certificate", "must have an RSA key of 2048 bits or more", kind);
                }
            }
            case TFTP_HTTPS -> {
                if (!(key instanceof ECKey) && bits < LEAST_SERVER_BITS) {
                    throw refused("certificate", "must have an EC key, or an RSA key of 2048 bits or more", kind);
                }
            }
        }
    }

    private static boolean belongTogether(Identity identity) {
        String algorithm = identity.privateKey() instanceof ECKey ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] probe = new byte[PROBE];
        new SecureRandom().nextBytes(probe);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(identity.privateKey());
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(identity.certificate().getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw refused(field, "must be set: bring certificate and privateKey, or pkcs12, or nothing for a new one");
        }
        return value;
    }

    private static RuntimeException refused(String field, String rule) {
        return refused(field, rule, "(not shown)");
    }

    private static RuntimeException refused(String field, String rule, String value) {
        return new Violation(field, rule, value).exception();
    }
}
