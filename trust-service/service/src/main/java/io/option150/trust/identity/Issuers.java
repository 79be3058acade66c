package io.option150.trust.identity;

import io.option150.web.Violation;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts the certificates that came with one in the order in which a server sends them (RFC 8446, section 4.4.2). */
final class Issuers {

    private static final String FIELD = "certificate";

    /** Index of keyCertSign in a key usage (RFC 5280, section 4.2.1.3). */
    private static final int KEY_CERT_SIGN = 5;

    private Issuers() {}

    /**
     * The issuers of a certificate, each followed by its own, as far as they were brought.
     *
     * @param certificate the server's
     * @param brought all that came, in any order
     * @return without the certificate itself
     * @throws io.option150.web.ProblemException 400 when one of them is no issuer in this chain, or one that clients refuse
     */
    static List<X509Certificate> behind(X509Certificate certificate, List<X509Certificate> brought) {
        Set<X509Certificate> left = new LinkedHashSet<>(brought);
        left.remove(certificate);
        List<X509Certificate> chain = new ArrayList<>();
        X509Certificate last = certificate;
        while (!left.isEmpty()) {
            X509Certificate issuer = issuer(last, left);
            check(issuer);
            left.remove(issuer);
            chain.add(issuer);
            last = issuer;
        }
        return chain;
    }

    private static X509Certificate issuer(X509Certificate issued, Set<X509Certificate> left) {
        return left.stream()
                .filter(candidate -> hasIssued(candidate, issued))
                .findFirst()
                .orElseThrow(() -> refused(
                        "must come with its own chain alone: none of the other certificates has issued "
                                + issued.getSubjectX500Principal(),
                        left.iterator().next().getSubjectX500Principal().toString()));
    }

    private static boolean hasIssued(X509Certificate candidate, X509Certificate issued) {
        if (!candidate.getSubjectX500Principal().equals(issued.getIssuerX500Principal())) {
            return false;
        }
        try {
            issued.verify(candidate.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static void check(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        String name = issuer.getSubjectX500Principal().toString();
        if (issuer.getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            throw refused(
                    "must have issuers that may issue: basicConstraints CA, and keyCertSign in keyUsage where there is one",
                    name);
        }
        try {
            issuer.checkValidity();
        } catch (CertificateException outOfDate) {
            throw refused("must have issuers that are valid now", name + ": " + outOfDate.getMessage());
        }
    }

    private static RuntimeException refused(String rule, String value) {
        return new Violation(FIELD, rule, value).exception();
    }
}
