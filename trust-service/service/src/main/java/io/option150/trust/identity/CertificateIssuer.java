package io.option150.trust.identity;

import io.option150.trust.TrustSettings;
import io.option150.trust.contract.CertificateUse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes self-signed certificates with new keys, as a call manager does for itself. */
@Singleton
final class CertificateIssuer {

    /** The largest that is safe on every phone. */
    private static final int KEY_BITS = 2048;

    private static final String CURVE = "secp256r1";

    /** Unguessable, and short enough that its hexadecimal form fits what tools show. */
    private static final int SERIAL_BITS = 127;

    /** Phones and call managers whose clocks are slow must not see a certificate of tomorrow. */
    private static final Duration CLOCK_SLACK = Duration.ofDays(1);

    private final TrustSettings settings;

    public CertificateIssuer(TrustSettings settings) {
        this.settings = settings;
    }

    /** A new identity for this use. Takes a moment: not for an event loop. */
    Identity issue(CertificateUse use) {
        X500Name name = SubjectName.of(settings.subject(), use);
        int days = SubjectName.validityDays(settings.validityDays());
        try {
            return selfSigned(name, keys(use), Duration.ofDays(days));
        } catch (GeneralSecurityException | IOException | OperatorCreationException failed) {
            throw new IllegalStateException("cannot make a certificate for " + name, failed);
        }
    }

    /** Phones want an EC certificate of an HTTPS server and can do with RSA alone in all other roles. */
    private static KeyPair keys(CertificateUse use) throws GeneralSecurityException {
        if (use == CertificateUse.TFTP_HTTPS) {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        }
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return generator.generateKeyPair();
    }

    private Identity selfSigned(X500Name name, KeyPair pair, Duration validity)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
                Date.from(now.minus(CLOCK_SLACK)),
                Date.from(now.plus(validity)),
                name,
                pair.getPublic());
        addExtensions(builder, pair);
        String algorithm = pair.getPrivate() instanceof ECKey ? "SHA256withECDSA" : "SHA256withRSA";
        var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        return new Identity(certificate, pair.getPrivate());
    }

    /** What a call manager's own certificate has: it signs and it is both ends of TLS connections. */
    private static void addExtensions(X509v3CertificateBuilder builder, KeyPair pair)
            throws GeneralSecurityException, IOException {
        var purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        // Only with RSA can a peer encrypt a key to us.
        int usages = pair.getPrivate() instanceof ECKey
                ? KeyUsage.digitalSignature
                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(usages))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
    }
}
