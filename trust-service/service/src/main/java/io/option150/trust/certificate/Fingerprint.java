package io.option150.trust.certificate;

import io.option150.web.Violation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a certificate is known by here: the SHA-256 of its DER form.
 *
 * @param hex 64 lower-case digits
 */
public record Fingerprint(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new Violation("fingerprint", "must be a SHA-256: 64 hexadecimal digits", hex).exception();
        }
    }

    /**
     * Reads a fingerprint as people copy it: in either case, with or without colons.
     *
     * @param text what came
     * @return the fingerprint
     * @throws io.option150.web.ProblemException 400, when it is none
     */
    public static Fingerprint parse(String text) {
        return new Fingerprint(text.replace(":", "").toLowerCase(Locale.ROOT));
    }

    /**
     * The fingerprint of a certificate.
     *
     * @param certificate the certificate
     * @return SHA-256 of its DER form
     */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("a parsed certificate has a DER form and SHA-256 exists", impossible);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
