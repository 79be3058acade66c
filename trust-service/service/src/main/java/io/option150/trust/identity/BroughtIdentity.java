package io.option150.trust.identity;

import io.option150.trust.certificate.PemBlock;
import io.option150.trust.certificate.Pkcs12File;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateUse;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a certificate with its chain and its key out of what an admin brings: which certificate it is, is told by the key,
 * in whatever order they come. Refusals say nothing of the key. Takes a moment: not for an event loop.
 */
final class BroughtIdentity {

    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "privateKey";
    private static final String PKCS12 = "pkcs12";
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
        IdentityRules.check(identity, use);
        return identity;
    }

    /** Either field may hold the other's content too: many keep certificate, chain and key in one file. */
    private Identity pem() {
        List<PemBlock> certificates =
                blocks(CERTIFICATE, form.certificate(), form.privateKey(), PemBlock::isCertificate);
        List<PemBlock> keys = blocks(KEY, form.privateKey(), form.certificate(), PemBlock::isPrivateKey);
        return identity(
                KEY,
                certificates.stream().map(BroughtIdentity::certificate).toList(),
                keys.stream().map(key -> BroughtKey.read(key, form.secret())).toList());
    }

    private static List<PemBlock> blocks(
            String field, @Nullable String own, @Nullable String other, Predicate<PemBlock> wanted) {
        List<PemBlock> found = Stream.of(own, other)
                .filter(Objects::nonNull)
                .map(text -> PemBlock.read(text).stream().filter(wanted).toList())
                .filter(blocks -> !blocks.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (found.isEmpty()) {
            throw own == null
                    ? new Violation(field, "must be set: bring certificate and privateKey, or pkcs12", "nothing")
                            .exception()
                    : refused(
                            field,
                            "must be " + (field.equals(KEY) ? "a private key" : "X.509 certificates") + " in PEM");
        }
        return found;
    }

    private Identity pkcs12(String base64) {
        if (form.certificate() != null || form.privateKey() != null) {
            throw refused(PKCS12, "must come without certificate and privateKey, which it holds");
        }
        var file = Pkcs12File.open(decode(base64), form.secret());
        return identity(
                PKCS12,
                file.certificates().stream()
                        .map(named -> certificate(named.certificate()))
                        .toList(),
                file.keys().stream().map(BroughtKey::convert).toList());
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw refused(PKCS12, "must be a PKCS#12 file in base64");
        }
    }

    private static Identity identity(String field, List<X509Certificate> certificates, List<PrivateKey> keys) {
        if (certificates.isEmpty() || keys.isEmpty()) {
            throw refused(field, "must hold a private key with its certificate");
        }
        if (keys.stream().distinct().count() > 1) {
            throw new Violation(field, "must hold one private key", keys.size() + " keys").exception();
        }
        PrivateKey key = keys.getFirst();
        X509Certificate certificate = certificates.stream()
                .filter(one -> belongTogether(one, key))
                .findFirst()
                .orElseThrow(() -> refused(field, "must belong to the certificate"));
        return new Identity(certificate, Issuers.behind(certificate, certificates), key);
    }

    private static X509Certificate certificate(PemBlock block) {
        try {
            return X509.decode(block);
        } catch (CertificateException unreadable) {
            throw refused(CERTIFICATE, "must be X.509 certificates in PEM");
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException unreadable) {
            throw refused(PKCS12, "must hold X.509 certificates that can be read");
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
        String algorithm = key instanceof ECKey ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] probe = new byte[PROBE];
        new SecureRandom().nextBytes(probe);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static ProblemException refused(String field, String rule) {
        return new Violation(field, rule, "(not shown)").exception();
    }
}
