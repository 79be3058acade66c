package io.option150.trust.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.trust.formats.enc.ShortConfig;
import io.option150.trust.formats.header.Signing;
import io.option150.trust.formats.tlv.TlvWriter;
import io.option150.trust.identity.FileSigner;
import io.option150.trust.phone.PhoneCertificate;
import io.option150.trust.plain.PlainFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A form before it is made: all that determines its bytes. The time in its header is the one since which it has its
 * content, so that the same draft gives the same bytes in every copy of the service and after every restart; an encrypted
 * form has a key of its own each time it is made.
 *
 * @param query what was asked
 * @param plain the file to be signed
 * @param phone the certificate of the phone whose configuration it is; empty where none is known and for all other files
 * @param signer signs it
 */
record Draft(SignedQuery query, PlainFile plain, Optional<PhoneCertificate> phone, FileSigner signer) {

    /** What is made. */
    enum Kind {
        /** The file, signed. */
        SIGNED,
        /** The configuration of a phone, encrypted and signed. */
        ENCRYPTED,
        /** In place of a phone's configuration the short one that tells it of the encrypted one, signed. */
        SHORT
    }

    Draft {
        if (query.isEncrypted() && phone.isEmpty()) {
            throw new IllegalArgumentException("phone: nothing can be encrypted for no certificate");
        }
    }

    Kind kind() {
        if (query.isEncrypted()) {
            return Kind.ENCRYPTED;
        }
        return phone.isPresent() ? Kind.SHORT : Kind.SIGNED;
    }

    /** Starts to sign the file itself. */
    Signing begin() {
        return signer.sgn().begin(query.name(), query.digest(), since());
    }

    /** Length of the file's signed form, bytes. */
    long length() {
        return begin().headerLength() + plain.size();
    }

    /** The encrypted form of this configuration; takes a moment: not for an event loop. */
    byte[] encrypt(byte[] configuration) {
        return signer.encryptor()
                .encrypt(
                        query.name().value(),
                        configuration,
                        phone.orElseThrow().certificate(),
                        query.digest(),
                        since());
    }

    /** The short configuration beside it; takes a moment: not for an event loop. */
    byte[] shorten(byte[] configuration) {
        byte[] xml =
                ShortConfig.of(phone.orElseThrow().certificate(), configuration).toXml();
        return new TlvWriter().raw(begin().update(xml).header()).raw(xml).toArray();
    }

    /** Names all that determines the bytes, but for the key of an encrypted form; known before anything is made. */
    String tag() {
        String determines = String.join(
                "\n",
                plain.sha256(),
                plain.modified().toString(),
                signer.fingerprint().hex(),
                query.digest().name(),
                phone.map(one -> one.fingerprint() + " " + one.since()).orElse("-"),
                query.name().value());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(determines.getBytes(UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private Instant since() {
        return phone.map(PhoneCertificate::since)
                .filter(since -> since.isAfter(plain.modified()))
                .orElse(plain.modified());
    }
}
