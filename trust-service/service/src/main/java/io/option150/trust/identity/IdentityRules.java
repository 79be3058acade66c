package io.option150.trust.identity;

import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.signer.SignerId;
import io.option150.web.Violation;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate needs for its use, so that phones and other clients take it. */
final class IdentityRules {

    private static final String FIELD = "certificate";
    private static final List<Integer> SIGNING_BITS = List.of(1024, 2048);
    private static final int LEAST_SERVER_BITS = 2048;

    /** The bits of a key usage, in their order (RFC 5280, section 4.2.1.3). */
    private static final List<String> USAGES = List.of(
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly");

    private static final List<String> SERVER_PURPOSES =
            List.of(KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.anyExtendedKeyUsage.getId());

    private IdentityRules() {}

    /**
     * Checks.
     *
     * @throws io.option150.web.ProblemException 400 naming field and rule
     */
    static void check(Identity identity, CertificateUse use) {
        X509Certificate certificate = identity.certificate();
        checkKind(certificate, use);
        checkKeyUsage(certificate);
        if (use == CertificateUse.TVS || use == CertificateUse.TFTP_HTTPS) {
            checkPurposes(certificate);
        }
        if (certificate.hasUnsupportedCriticalExtension()) {
            throw refused(
                    "must have no critical extension that clients do not know",
                    String.valueOf(certificate.getCriticalExtensionOIDs()));
        }
        try {
            certificate.checkValidity();
            SignerId.of(certificate);
        } catch (CertificateException outOfDate) {
            throw refused("must be valid now", String.valueOf(outOfDate.getMessage()));
        } catch (IllegalArgumentException unwritable) {
            throw refused("must have names that trust lists can carry", String.valueOf(unwritable.getMessage()));
        }
    }

    private static void checkKind(X509Certificate certificate, CertificateUse use) {
        var key = certificate.getPublicKey();
        int bits = key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
        String kind = key.getAlgorithm() + (bits == 0 ? "" : " of " + bits + " bits");
        switch (use) {
            case SAST, SAST_STANDBY, CCM_TFTP -> {
                if (!SIGNING_BITS.contains(bits)) {
                    throw refused("must have an RSA key of 1024 or 2048 bits: phones know no other", kind);
                }
            }
            case TVS -> {
                if (bits < LEAST_SERVER_BITS) {
                    throw refused("must have an RSA key of 2048 bits or more", kind);
                }
            }
            case TFTP_HTTPS -> {
                if (!(key instanceof ECKey) && bits < LEAST_SERVER_BITS) {
                    throw refused("must have an EC key, or an RSA key of 2048 bits or more", kind);
                }
            }
        }
    }

    /** All uses sign: files, lists, or the handshake of TLS. */
    private static void checkKeyUsage(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !usage[0]) {
            List<String> there = USAGES.stream()
                    .filter(name -> USAGES.indexOf(name) < usage.length && usage[USAGES.indexOf(name)])
                    .toList();
            throw refused("must have digitalSignature in its keyUsage, or no such extension", there.toString());
        }
    }

    private static void checkPurposes(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes != null && purposes.stream().noneMatch(SERVER_PURPOSES::contains)) {
                throw refused(
                        "must have serverAuth (1.3.6.1.5.5.7.3.1) in its extendedKeyUsage, or no such extension",
                        purposes.toString());
            }
        } catch (CertificateParsingException malformed) {
            throw refused("must have an extendedKeyUsage that can be read", String.valueOf(malformed.getMessage()));
        }
    }

    private static RuntimeException refused(String rule, String value) {
        return new Violation(FIELD, rule, value).exception();
    }
}
