package io.option150.trust.list;

import io.option150.trust.TrustMode;
import io.option150.trust.TrustMode.Mode;
import io.option150.trust.TrustSettings;
import io.option150.trust.TrustSettings.SignatureDigest;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.RoleCodes;
import io.option150.trust.certificate.X509;
import io.option150.trust.contract.CertificateRecord;
import io.option150.trust.contract.CertificateRole;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.FormatVersion;
import io.option150.trust.formats.list.ListRecord;
import io.option150.trust.formats.list.RecordBuilder;
import io.option150.trust.formats.list.TrustListKind;
import io.option150.trust.identity.Signers;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that determines a list but the time of its building.
 *
 * @param kind CTL or ITL
 * @param signer signs it
 * @param entries what it names, in this order
 * @param hostName DNSNAME of the servers' records
 * @param digest of its signature
 * @param signerVersion empty: none
 */
record Recipe(
        TrustListKind kind,
        Signers signer,
        List<Entry> entries,
        String hostName,
        DigestAlgorithm digest,
        Optional<FormatVersion> signerVersion) {

    /** What a list says of one role. */
    sealed interface Entry {

        CertificateRole role();

        ListRecord toRecord(String hostName);

        /** One word, another for each certificate. */
        String text();
    }

    /** One certificate in one role. */
    record Named(CertificateRole role, X509Certificate certificate) implements Entry {

        @Override
        public ListRecord toRecord(String hostName) {
            return new RecordBuilder(RoleCodes.of(role))
                    .dnsName(role == CertificateRole.SAST ? "" : hostName)
                    .certificate(certificate)
                    .build();
        }

        @Override
        public String text() {
            return Fingerprint.of(certificate).hex();
        }
    }

    /** A role without certificate, as Unified CM writes it: as CCM+TFTP it tells phones to register non-secure. */
    record Emptied(CertificateRole role) implements Entry {

        private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}");

        @Override
        public ListRecord toRecord(String hostName) {
            return new RecordBuilder(RoleCodes.of(role))
                    .dnsName(hostName)
                    .address(address(hostName))
                    .build();
        }

        @Override
        public String text() {
            return "emptied";
        }

        /** 0.0.0.0 where the host has a name: what phones make of it is not known. */
        private static Inet4Address address(String hostName) {
            boolean dotted = DOTTED.matcher(hostName).matches();
            return (Inet4Address) InetAddress.ofLiteral(dotted ? hostName : "0.0.0.0");
        }
    }

    private static final FormatVersion HTTPS = new FormatVersion(1, 1);

    Recipe {
        entries = List.copyOf(entries);
    }

    /**
     * The list of this kind in this mode; empty when the mode has none.
     *
     * @param ctlGiven whether phones may hold a CTL from an earlier mixed mode. A non-secure cluster then keeps one and
     *     empties its CCM+TFTP record, as Unified CM does: phones go on to verify with a CTL that is only taken away
     * @param others other clusters' certificates: in mixed mode the CTL names those that sign files (R17)
     */
    static Optional<Recipe> of(
            TrustListKind kind,
            TrustMode mode,
            boolean ctlGiven,
            Signers own,
            List<CertificateRecord> others,
            TrustSettings settings) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(own, CertificateUse.SAST));
        entries.add(entry(own, CertificateUse.SAST_STANDBY));
        boolean made = switch (kind) {
            case CTL -> mode.mode() == Mode.MIXED || (ctlGiven && mode.mode() == Mode.NON_SECURE);
            case ITL -> mode.mode() != Mode.PROXY_ONLY || mode.rollbackItl();
        };
        if (!made) {
            return Optional.empty();
        }
        if (kind == TrustListKind.CTL && mode.mode() == Mode.NON_SECURE) {
            entries.add(new Emptied(CertificateRole.CCM_TFTP));
        } else if (kind == TrustListKind.CTL) {
            entries.add(entry(own, CertificateUse.CCM_TFTP));
            others.forEach(other -> entries.addAll(signers(other)));
        } else if (mode.mode() != Mode.PROXY_ONLY) {
            entries.add(entry(own, CertificateUse.CCM_TFTP));
            entries.add(entry(own, CertificateUse.TFTP_HTTPS));
            entries.add(entry(own, CertificateUse.TVS));
        }
        return Optional.of(new Recipe(
                kind,
                own,
                entries,
                settings.hostName().orElse(""),
                settings.digest() == SignatureDigest.SHA512 ? DigestAlgorithm.SHA_512 : DigestAlgorithm.SHA_1,
                settings.httpsProvisioning() ? Optional.of(HTTPS) : Optional.empty()));
    }

    /** The list's bytes; takes a moment: not for an event loop. */
    byte[] build(Instant now) {
        List<ListRecord> records =
                entries.stream().map(entry -> entry.toRecord(hostName)).toList();
        return signer.lists().sign(kind, records, digest, signerVersion, now);
    }

    /** Another text, another list. */
    String text() {
        String version = signerVersion.map(FormatVersion::toString).orElse("-");
        return entries.stream()
                .map(entry -> entry.role() + " " + entry.text())
                .collect(Collectors.joining("\n", digest + " " + version + " " + hostName + "\n", ""));
    }

    private static Entry entry(Signers own, CertificateUse use) {
        return new Named(use.role(), own.certificate(use));
    }

    private static List<Named> signers(CertificateRecord other) {
        return other.roles().stream()
                .filter(role -> role == CertificateRole.CCM_TFTP || role == CertificateRole.TFTP)
                .map(role -> new Named(role, X509.parsePem(other.pem())))
                .toList();
    }
}
