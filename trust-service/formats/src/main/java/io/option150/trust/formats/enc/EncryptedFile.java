package io.option150.trust.formats.enc;

import io.option150.trust.formats.Reading;
import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.header.Encryption;
import io.option150.trust.formats.header.HeaderForm;
import io.option150.trust.formats.header.HeaderReader;
import io.option150.trust.formats.header.HeaderWriter;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.TrustedSigner;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tlv.TlvWriter;
import io.option150.trust.formats.verify.Verdict;
import io.option150.trust.formats.verify.Verifier;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * An encrypted signed file.
 *
 * @param header the header as read
 * @param ciphertext what follows it
 */
public record EncryptedFile(DecodedHeader header, Bytes ciphertext) {

    public EncryptedFile {
        if (header.header().content().extras().encryption().isEmpty()) {
            throw new IllegalArgumentException("header: says nothing of an encryption");
        }
    }

    /**
     * Reads an encrypted file. Nothing is said of its signature yet: see {@link #verify}.
     *
     * @param file the whole file
     * @param reading how to treat what the format does not define
     * @return its parts
     * @throws MalformedException when the bytes are not of the format
     */
    public static EncryptedFile decode(byte[] file, Reading reading) throws MalformedException {
        DecodedHeader header = new HeaderReader(HeaderForm.ENCRYPTED, reading).read(file);
        int length = file.length - header.length();
        if (length == 0 || length % Encryption.BLOCK != 0) {
            throw new MalformedException(
                    header.length(),
                    MalformedException.NO_TAG,
                    "ciphertext",
                    "one or more blocks of " + Encryption.BLOCK + " bytes",
                    length + " bytes");
        }
        return new EncryptedFile(header, Bytes.copyOf(file, header.length(), file.length));
    }

    /**
     * Writes the file. What was read strictly comes out byte for byte.
     *
     * @return the whole file
     */
    public byte[] encode() {
        return new TlvWriter()
                .raw(HeaderWriter.encode(header.header()))
                .raw(ciphertext.toArray())
                .toArray();
    }

    /**
     * How it was encrypted.
     *
     * @return what the header says
     */
    public Encryption encryption() {
        return header.header().content().extras().encryption().orElseThrow();
    }

    /**
     * Tells whether the file comes from a signer that is trusted for files.
     *
     * @param trusted the certificates held, in any role
     * @param at when the signer's certificate must be valid; empty does not look at its validity
     * @return the verdict
     */
    public Verdict verify(Collection<TrustedSigner> trusted, Optional<Instant> at) {
        return new Verifier(trusted, Function::signsFiles, at)
                .begin(header)
                .update(ciphertext.asByteBuffer())
                .verdict();
    }
}
