package io.option150.trust.verification;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Throw-away certificates. */
public final class Certificates {

    private Certificates() {}

    /** Self-signed, for {@code validity} from a day ago; an EC key, since that is made at once. */
    public static X509Certificate make(String name, long serial, Duration validity) {
        try {
            var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
            Instant begin = Instant.now().minus(Duration.ofDays(1));
            var holder = new X500Name(name);
            var builder = new JcaX509v3CertificateBuilder(
                    holder,
                    BigInteger.valueOf(serial),
                    Date.from(begin),
                    Date.from(begin.plus(validity)),
                    holder,
                    pair.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException(name, failed);
        }
    }
}
