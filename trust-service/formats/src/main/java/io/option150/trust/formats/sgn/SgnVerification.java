package io.option150.trust.formats.sgn;

import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.signer.TrustedSigner;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;

/** One file being verified. The payload goes through {@link #update} in pieces and is not kept. For one thread at a time. */
public abstract sealed class SgnVerification {

    private SgnVerification() {}

    /**
     * Takes the next piece of the payload.
     *
     * @param piece read from its position to its limit
     * @return this
     */
    public abstract SgnVerification update(ByteBuffer piece);

    /**
     * Ends the verification.
     *
     * @return what was found
     */
    public abstract Verdict verdict();

    /** Against one signer's key. */
    static SgnVerification by(TrustedSigner signer, DecodedHeader header) {
        String algorithm = header.header().content().digest().signatureAlgorithm();
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(signer.certificate().getPublicKey());
            signature.update(header.signedPart().asByteBuffer());
            return new Checking(signer, signature, header.header().signature().toArray());
        } catch (NoSuchAlgorithmException | SignatureException broken) {
            throw new IllegalStateException("cannot verify " + algorithm, broken);
        } catch (InvalidKeyException notRsa) {
            return known(new Verdict.WrongSignature(signer));
        }
    }

    /** With an outcome that does not depend on the payload. */
    static SgnVerification known(Verdict verdict) {
        return new Known(verdict);
    }

    private static final class Known extends SgnVerification {
        private final Verdict verdict;

        Known(Verdict verdict) {
            this.verdict = verdict;
        }

        @Override
        public SgnVerification update(ByteBuffer piece) {
            piece.position(piece.limit());
            return this;
        }

        @Override
        public Verdict verdict() {
            return verdict;
        }
    }

    private static final class Checking extends SgnVerification {
        private final TrustedSigner signer;
        private final Signature signature;
        private final byte[] claimed;

        Checking(TrustedSigner signer, Signature signature, byte[] claimed) {
            this.signer = signer;
            this.signature = signature;
            this.claimed = claimed;
        }

        @Override
        public SgnVerification update(ByteBuffer piece) {
            try {
                signature.update(piece);
                return this;
            } catch (SignatureException impossible) {
                throw new IllegalStateException("a verification that was begun takes payload", impossible);
            }
        }

        @Override
        public Verdict verdict() {
            try {
                return signature.verify(claimed) ? new Verdict.Valid(signer) : new Verdict.WrongSignature(signer);
            } catch (SignatureException notOfThisKey) {
                return new Verdict.WrongSignature(signer);
            }
        }
    }
}
