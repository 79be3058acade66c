package io.option150.trust.exchange;

import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate in an exchange.
 *
 * @param cluster whose it is
 * @param roles what it is for
 * @param certificate the certificate
 */
record ExchangeCertificate(String cluster, List<CertificateRole> roles, X509Certificate certificate) {

    /** What another cluster's TFTP certificate is held for: a TVS vouches for it as SAST and TFTP. */
    static final List<CertificateRole> USUAL = List.of(CertificateRole.SAST, CertificateRole.TFTP);

    /** How our own exports name a certificate: cluster, roles, number. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9.-]{1,50}) ([a-z,-]{2,80}) \\d{1,5}");

    ExchangeCertificate {
        roles = List.copyOf(roles);
    }

    static ExchangeCertificate of(CertificateRecord held) {
        return new ExchangeCertificate(held.cluster(), held.roles(), X509.parsePem(held.pem()));
    }

    /** A certificate by its name in a file; files of others name no cluster and no roles that we know. */
    static ExchangeCertificate named(Optional<String> name, X509Certificate certificate, String otherwise) {
        return name.map(NAME::matcher)
                .filter(Matcher::matches)
                .flatMap(matcher -> roles(matcher.group(2))
                        .map(roles -> new ExchangeCertificate(matcher.group(1), roles, certificate)))
                .orElseGet(() -> new ExchangeCertificate(otherwise, USUAL, certificate));
    }

    /** The name in our own exports; {@code number} tells certificates of one cluster and role apart. */
    String name(int number) {
        String labels =
                String.join(",", roles.stream().map(ExchangeCertificate::label).toList());
        return cluster + " " + labels + " " + number;
    }

    private static String label(CertificateRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<List<CertificateRole>> roles(String labels) {
        List<CertificateRole> known = Arrays.stream(CertificateRole.values())
                .filter(role -> List.of(labels.split(",", -1)).contains(label(role)))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }
}
