package io.option150.trust.formats.list;

import io.option150.trust.formats.header.DigestAlgorithm;
import io.option150.trust.formats.header.FormatVersion;
import io.option150.trust.formats.header.HeaderExtras;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderSigner;
import io.option150.trust.formats.header.Signing;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.TlvWriter;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes trust lists with the key of a SAST. Safe to share between threads. */
public final class TrustListSigner {

    /** What phones load at most, in bytes. */
    public static final int MAX_LENGTH = 64 * 1024;

    /** How many SAST records phones accept. */
    public static final int MAX_SAST = 2;

    private final X509Certificate certificate;
    private final HeaderSigner signer;

    /**
     * A signer.
     *
     * @param certificate the SAST's certificate
     * @param key its private key, RSA of 1024 or 2048 bits
     * @throws IllegalArgumentException when key and certificate do not belong together, the key is of another kind or
     *     size, or the certificate's names do not fit the format
     */
    public TrustListSigner(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.signer = new HeaderSigner(certificate, key);
    }

    /**
     * How lists name this signer.
     *
     * @return names and serial number
     */
    public SignerId id() {
        return signer.id();
    }

    /**
     * Makes a signed list.
     *
     * @param kind CTL or ITL
     * @param records what it lists, in this order; one of them must be this signer as SAST
     * @param digest the digest that the phones understand
     * @param signerVersion SIGNERVERSION, or empty to leave it out
     * @param timestamp when the list was built, in whole seconds
     * @return the whole file
     * @throws IllegalArgumentException when phones would not take the list: the signer is not among the records as SAST,
     *     more than {@value #MAX_SAST} records are SAST, or the file exceeds {@value #MAX_LENGTH} bytes
     */
    public byte[] sign(
            TrustListKind kind,
            List<ListRecord> records,
            DigestAlgorithm digest,
            Optional<FormatVersion> signerVersion,
            Instant timestamp) {
        requireSast(records);
        Bytes body = TrustList.encode(records);
        Signing signing = signer.begin(
                HeaderForm.TRUST_LIST, kind.fileName(), digest, timestamp, HeaderExtras.ofList(signerVersion));
        int length = signing.headerLength() + body.length();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "trust list: %d bytes, phones load at most %d".formatted(length, MAX_LENGTH));
        }
        byte[] header = signing.update(body.asByteBuffer()).header();
        return new TlvWriter().raw(header).raw(body.toArray()).toArray();
    }

    private void requireSast(List<ListRecord> records) {
        List<ListRecord> tokens = records.stream()
                .filter(listed -> listed.function().equals(Function.SAST))
                .toList();
        if (tokens.size() > MAX_SAST) {
            throw new IllegalArgumentException(
                    "records: %d are SAST, phones accept %d".formatted(tokens.size(), MAX_SAST));
        }
        if (tokens.stream().flatMap(token -> token.x509().stream()).noneMatch(certificate::equals)) {
            throw new IllegalArgumentException("records: none is the signer as SAST, serial number " + id().serial());
        }
    }
}
