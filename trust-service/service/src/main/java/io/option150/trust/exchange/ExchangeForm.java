package io.option150.trust.exchange;

import io.option150.trust.contract.CertificateRole;
import io.option150.web.Violation;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an admin sends. Its text form shows no password.
 *
 * @param cluster whose certificates they are, where the file does not say so; needed for files of call managers
 * @param pkcs12 base64 of the file
 * @param password of the file, at least 8 characters where we make it
 * @param roles for what they are held instead of what the file says
 * @param files more files, each with cluster, pkcs12 and password of its own, to be consolidated
 */
@Schema(examples = {"""
            {"password":"at least 8 characters"}""", """
            {"cluster":"branch-a","pkcs12":"MIIKEgIBAzCCCc…","password":"that of the file","roles":["sast","tftp"]}""", """
            {"password":"that of the new file","files":[{"cluster":"branch-a","pkcs12":"MIIKEgIBAzCCCc…","password":"that of the file"}]}"""})
record ExchangeForm(
        @Nullable String cluster,
        @Nullable String pkcs12,
        @Nullable String password,
        @Nullable List<CertificateRole> roles,
        @Nullable List<ExchangeForm> files) {

    private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9.-]{1,50}");
    private static final int LEAST_PASSWORD = 8;

    static ExchangeForm required(@Nullable ExchangeForm form) {
        if (form == null) {
            throw new Violation("body", "must be a JSON object", "nothing").exception();
        }
        return form;
    }

    /** The password of a file that we make. */
    char[] newPassword() {
        if (password == null || password.length() < LEAST_PASSWORD) {
            throw new Violation("password", "must have at least " + LEAST_PASSWORD + " characters", "(not shown)")
                    .exception();
        }
        return password.toCharArray();
    }

    /** The certificates of the file that was sent. */
    List<ExchangeCertificate> read() {
        if (cluster == null || !CLUSTER.matcher(cluster).matches()) {
            throw new Violation(
                            "cluster",
                            "must be 1 to 50 letters, digits, '.' and '-'",
                            cluster == null ? "nothing" : cluster)
                    .exception();
        }
        if (pkcs12 == null) {
            throw new Violation("pkcs12", "must be set: a PKCS#12 file in base64", "nothing").exception();
        }
        char[] secret = password == null ? new char[0] : password.toCharArray();
        List<ExchangeCertificate> all = Pkcs12.read(bytes(pkcs12), secret, cluster);
        if (all.isEmpty()) {
            throw new Violation("pkcs12", "must hold certificates", "none").exception();
        }
        if (roles != null && roles.stream().anyMatch(Objects::isNull)) {
            throw new Violation("roles", "must hold roles", "null").exception();
        }
        return roles == null || roles.isEmpty()
                ? all
                : all.stream()
                        .map(one -> new ExchangeCertificate(one.cluster(), roles, one.certificate()))
                        .toList();
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new Violation("pkcs12", "must be a PKCS#12 file in base64", "(not shown)").exception();
        }
    }

    @Override
    public String toString() {
        return "ExchangeForm[" + cluster + "]";
    }
}
