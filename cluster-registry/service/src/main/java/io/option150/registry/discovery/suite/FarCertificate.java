package io.option150.registry.discovery.suite;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A certificate that another suite trusts, as it tells a viewer.
 *
 * @param fingerprint SHA-256 of its DER form, 64 lower-case hex digits
 * @param cluster whose it is, by the name that the other suite has for it
 * @param roles for what it is trusted there
 * @param notAfter last second of validity
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FarCertificate(String fingerprint, String cluster, List<String> roles, String subject, Instant notAfter) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    FarCertificate {
        if (!SHA256.matcher(Objects.requireNonNull(fingerprint, "fingerprint")).matches()) {
            throw new IllegalArgumentException(
                    "fingerprint must be 64 lower-case hex digits; got " + fingerprint.length() + " characters");
        }
        Objects.requireNonNull(cluster, "cluster");
        roles = List.copyOf(roles);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(notAfter, "notAfter");
    }
}
