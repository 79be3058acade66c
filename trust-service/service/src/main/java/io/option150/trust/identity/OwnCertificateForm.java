package io.option150.trust.identity;

import io.option150.web.Violation;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with its key as an admin brings it: as PEM or as PKCS#12. Its text form shows nothing of it.
 *
 * @param certificate PEM, its chain before or behind it; may hold the key, too
 * @param privateKey PEM: PKCS#8, PKCS#1 or SEC 1, encrypted or not; may hold the certificate, too
 * @param pkcs12 base64 of a PKCS#12 file with one key and its chain
 * @param password of the PKCS#12 file or of the encrypted key
 */
@Schema(examples = """
        {"certificate":"-----BEGIN CERTIFICATE-----\\nMIID…\\n-----END CERTIFICATE-----","privateKey":"-----BEGIN PRIVATE KEY-----\\nMIIE…\\n-----END PRIVATE KEY-----"}""")
record OwnCertificateForm(
        @Nullable String certificate,
        @Nullable String privateKey,
        @Nullable String pkcs12,
        @Nullable String password) {

    /** Refuses what brings nothing: to have a certificate made anew is another call. */
    static OwnCertificateForm required(@Nullable OwnCertificateForm form) {
        if (form == null
                || Stream.of(form.certificate, form.privateKey, form.pkcs12).noneMatch(Objects::nonNull)) {
            throw new Violation(
                            "body",
                            "must bring certificate and privateKey, or pkcs12; a new one is made by POST …/renew",
                            "nothing")
                    .exception();
        }
        return form;
    }

    char[] secret() {
        return password == null ? new char[0] : password.toCharArray();
    }

    @Override
    public String toString() {
        return "OwnCertificateForm[not shown]";
    }
}
