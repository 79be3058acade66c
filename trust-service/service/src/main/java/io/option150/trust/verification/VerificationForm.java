package io.option150.trust.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.trust.contract.CertificateRole;
import io.option150.web.Violation;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry as an admin sends it in JSON.
 *
 * @param certificate PEM
 * @param roles such as {@code sast}, {@code tftp}
 * @param ttlSeconds 1 to 2592000; none: the usual time
 */
@Schema(examples = """
        {"certificate":"-----BEGIN CERTIFICATE-----\\nMIID…\\n-----END CERTIFICATE-----","roles":["tftp"],"ttlSeconds":86400}""")
record VerificationForm(
        @Nullable String certificate,
        @Nullable List<CertificateRole> roles,
        @Nullable Long ttlSeconds) {

    static VerificationEntry read(@Nullable VerificationForm form, Duration usual) {
        if (form == null || form.certificate == null) {
            throw new Violation("certificate", "must be set: one X.509 certificate in PEM", "nothing").exception();
        }
        if (form.roles == null || form.roles.contains(null)) {
            throw new Violation("roles", "must name at least one role", "none").exception();
        }
        return VerificationEntry.read(form.certificate.getBytes(UTF_8), form.roles, form.ttlSeconds, usual);
    }
}
