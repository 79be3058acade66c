package io.option150.trust.formats.verify;

import io.option150.trust.formats.header.DecodedHeader;
import io.option150.trust.formats.signer.TrustedSigner;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Optional;

/** One file being verified. The payload goes through {@link #update} in pieces and is not kept. For one thread at a time. */
public abstract sealed class Verification {

    private Verification() {}

    /**
     * Takes the next piece of the payload.
     *
     * @param piece read from its position to its limit
     * @return this
     */
    public abstract Verification update(ByteBuffer piece);

    /**
     * Ends the verification.
     *
     * @return what was found
     */
    public abstract Verdict verdict();

    /** Against one signer's key. */
    static Verification by(TrustedSigner signer, DecodedHeader header, Optional<Instant> at) {
        String algorithm = header.header().content().digest().signatureAlgorithm();
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(signer.certificate().getPublicKey());
            signature.update(header.signedPart().asByteBuffer());
            return new Checking(signer, signature, header.header().signature().toArray(), at);
        } catch (NoSuchAlgorithmException | SignatureException broken) {
            throw new IllegalStateException("cannot verify " + algorithm, broken);
        } catch (InvalidKeyException notRsa) {
            return known(new Verdict.WrongSignature(signer));
        }
    }

    /** With an outcome that does not depend on the payload. */
    static Verification known(Verdict verdict) {
        return new Known(verdict);
    }

    private static final class Known extends Verification {
        private final Verdict verdict;

        Known(Verdict verdict) {
            this.verdict = verdict;
        }

        @Override
        public Verification update(ByteBuffer piece) {
            piece.position(piece.limit());
            return this;
        }

        @Override
        public Verdict verdict() {
            return verdict;
        }
    }

    private static final class Checking extends Verification {
        private final TrustedSigner signer;
        private final Signature signature;
        private final byte[] claimed;
        private final Optional<Instant> at;

        Checking(TrustedSigner signer, Signature signature, byte[] claimed, Optional<Instant> at) {
            this.signer = signer;
            this.signature = signature;
            this.claimed = claimed;
            this.at = at;
        }

        @Override
        public Verification update(ByteBuffer piece) {
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
                if (!signature.verify(claimed)) {
                    return new Verdict.WrongSignature(signer);
                }
                boolean valid = at.isEmpty() || signer.isValid(at.get());
                return valid ? new Verdict.Valid(signer) : new Verdict.OutsideValidity(signer);
            } catch (SignatureException notOfThisKey) {
                return new Verdict.WrongSignature(signer);
            }
        }
    }
}
