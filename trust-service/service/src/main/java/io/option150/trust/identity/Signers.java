package io.option150.trust.identity;

import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.certificate.Presented;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.formats.list.TrustListSigner;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One identity for each use, at one moment: {@link CurrentSigners} tells which are those of now. Immutable; its text form shows
 * subjects alone.
 */
public final class Signers {

    private final Map<CertificateUse, Identity> identities;
    private final Map<CertificateUse, Fingerprint> fingerprints = new EnumMap<>(CertificateUse.class);
    private final Map<CertificateUse, Presented> presented = new EnumMap<>(CertificateUse.class);
    private final FileSigner files;
    private final TrustListSigner lists;

    Signers(Map<CertificateUse, Identity> identities) {
        this.identities = new EnumMap<>(identities);
        this.files = FileSigner.of(identity(CertificateUse.CCM_TFTP));
        Identity sast = identity(CertificateUse.SAST);
        this.lists = new TrustListSigner(sast.certificate(), sast.privateKey());
        for (CertificateUse use : CertificateUse.values()) {
            fingerprints.put(use, Fingerprint.of(certificate(use)));
            presented.put(use, identity(use).presented());
        }
    }

    /** Who signs files. */
    public FileSigner files() {
        return files;
    }

    /** Who signs trust lists. */
    public TrustListSigner lists() {
        return lists;
    }

    /**
     * The certificate of a use.
     *
     * @param use any
     * @return the certificate
     */
    public X509Certificate certificate(CertificateUse use) {
        return identity(use).certificate();
    }

    /**
     * What a server of this use sends.
     *
     * @param use any
     * @return its certificate, and behind it the issuers that came with it
     */
    public List<X509Certificate> chain(CertificateUse use) {
        return identity(use).chain();
    }

    /** What servers show, by the uses of our certificates: another set shows something else. */
    Map<CertificateUse, Presented> presented() {
        return Collections.unmodifiableMap(presented);
    }

    /** The fingerprints of all certificates by their uses. */
    public Map<CertificateUse, Fingerprint> fingerprints() {
        return Collections.unmodifiableMap(fingerprints);
    }

    Identity identity(CertificateUse use) {
        return Objects.requireNonNull(identities.get(use), () -> "there is no certificate for " + use.label());
    }

    Signers with(CertificateUse use, Identity identity) {
        Map<CertificateUse, Identity> changed = new EnumMap<>(identities);
        changed.put(use, identity);
        return new Signers(changed);
    }

    @Override
    public String toString() {
        return "Signers" + identities;
    }
}
