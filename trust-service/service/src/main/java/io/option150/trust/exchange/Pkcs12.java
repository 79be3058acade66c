package io.option150.trust.exchange;

import io.option150.trust.formats.signer.SignerId;
import io.option150.web.ProblemException;
import io.option150.web.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * Certificates in a PKCS#12 file (RFC 7292). Keys are neither written nor looked at. Takes a moment: not for an event loop.
 */
final class Pkcs12 {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private Pkcs12() {}

    /** Writes certificates under a password. */
    static byte[] write(List<Exchanged> all, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry(all.get(i).name(i + 1), all.get(i).certificate());
            }
            var written = new ByteArrayOutputStream();
            store.store(written, password);
            return written.toByteArray();
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException("certificates cannot be written as PKCS#12", failed);
        }
    }

    /**
     * Reads all certificates. The JDK's own reader passes over certificates that other programs wrote without a key.
     *
     * @param cluster whose they are unless the file says so
     * @throws io.option150.web.ProblemException 400 when the file is none, the password is another one, or a certificate
     *     has names that phones' files cannot carry
     */
    static List<Exchanged> read(byte[] file, char[] password, String cluster) {
        try {
            PKCS12PfxPdu pfx = new PKCS12PfxPdu(file);
            var mac = new JcePKCS12MacCalculatorBuilderProvider().setProvider(PROVIDER);
            if (pfx.hasMac() && !pfx.isMacValid(mac, password)) {
                throw refused("must open with the password");
            }
            List<Exchanged> all = new ArrayList<>();
            for (ContentInfo content : pfx.getContentInfos()) {
                for (PKCS12SafeBag bag : bags(content, password)) {
                    if (bag.getBagValue() instanceof X509CertificateHolder holder) {
                        all.add(Exchanged.named(name(bag), certificate(holder), cluster));
                    }
                }
            }
            return all;
        } catch (IOException | PKCSException | GeneralSecurityException | RuntimeException unreadable) {
            throw unreadable instanceof ProblemException refused
                    ? refused
                    : refused("must be a PKCS#12 file in base64 that opens with the password");
        }
    }

    private static PKCS12SafeBag[] bags(ContentInfo content, char[] password) throws PKCSException {
        boolean encrypted = PKCSObjectIdentifiers.encryptedData.equals(content.getContentType());
        return (encrypted
                        ? new PKCS12SafeBagFactory(
                                content,
                                new JcePKCSPBEInputDecryptorProviderBuilder()
                                        .setProvider(PROVIDER)
                                        .build(password))
                        : new PKCS12SafeBagFactory(content))
                .getSafeBags();
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        try {
            SignerId.of(certificate);
        } catch (IllegalArgumentException unwritable) {
            throw refused("must hold certificates whose names phones' files can carry: " + unwritable.getMessage());
        }
        return certificate;
    }

    private static Optional<String> name(PKCS12SafeBag bag) {
        return Arrays.stream(bag.getAttributes())
                .filter(attribute -> PKCS12SafeBag.friendlyNameAttribute.equals(attribute.getAttrType()))
                .map(attribute -> attribute.getAttributeValues()[0])
                .filter(ASN1String.class::isInstance)
                .map(value -> ((ASN1String) value).getString())
                .findFirst();
    }

    private static RuntimeException refused(String rule) {
        return new Violation("pkcs12", rule, "(not shown)").exception();
    }
}
