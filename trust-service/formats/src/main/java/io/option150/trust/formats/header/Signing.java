package io.option150.trust.formats.header;

import io.option150.trust.formats.rsa.RsaSigningKey;
import io.option150.trust.formats.tlv.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One file being signed. The payload goes through {@link #update} in pieces of any size and is not kept; {@link #header}
 * ends it. For one thread at a time.
 */
public final class Signing {

    private final HeaderContent content;
    private final RsaSigningKey key;
    private final MessageDigest digest;
    private boolean ended;

    Signing(HeaderContent content, RsaSigningKey key) throws NoSuchAlgorithmException {
        this.content = content;
        this.key = key;
        this.digest = MessageDigest.getInstance(content.digest().digestAlgorithm());
        digest.update(HeaderWriter.encodeSignedPart(content));
    }

    /**
     * The header's length, known before any payload: with the payload's it gives the length of the signed file.
     *
     * @return bytes
     */
    public int headerLength() {
        return HeaderWriter.length(content);
    }

    /**
     * Takes the next piece of the payload.
     *
     * @param piece read from its position to its limit
     * @return this
     * @throws IllegalStateException after {@link #header}
     */
    public Signing update(ByteBuffer piece) {
        requireOpen();
        digest.update(piece);
        return this;
    }

    /**
     * Takes the next piece of the payload.
     *
     * @param piece all of it
     * @return this
     * @throws IllegalStateException after {@link #header}
     */
    public Signing update(byte[] piece) {
        return update(ByteBuffer.wrap(piece));
    }

    /**
     * Signs what was taken, once.
     *
     * @return the header; followed by the payload it is the signed file
     * @throws IllegalStateException when it was asked for before
     */
    public byte[] header() {
        requireOpen();
        ended = true;
        try {
            byte[] signature = key.sign(content.digest().digestInfo(digest.digest()));
            return HeaderWriter.encode(new SignedHeader(content, Bytes.copyOf(signature)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot sign " + content.fileName(), failed);
        }
    }

    /** The digest starts afresh once it is made: what came after would be signed without its header. */
    private void requireOpen() {
        if (ended) {
            throw new IllegalStateException(content.fileName() + " is signed already");
        }
    }
}
