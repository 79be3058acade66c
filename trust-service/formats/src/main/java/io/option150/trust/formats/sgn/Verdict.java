package io.option150.trust.formats.sgn;

import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.signer.TrustedSigner;

/** What a verifier finds of a well-formed signed file. Only {@link Valid} files may be used. */
public sealed interface Verdict {

    /**
     * The signature is the named signer's, who may sign files.
     *
     * @param signer who signed
     */
    record Valid(TrustedSigner signer) implements Verdict {}

    /**
     * The signer is known and may sign, but this signature is not of these bytes or not by this key.
     *
     * @param signer who is said to have signed
     */
    record WrongSignature(TrustedSigner signer) implements Verdict {}

    /**
     * The signer is known, but in no role that signs files.
     *
     * @param signer who is said to have signed
     */
    record NotForFiles(TrustedSigner signer) implements Verdict {}

    /**
     * The signer is not among the trusted.
     *
     * @param signer what the file says of it
     */
    record UnknownSigner(SignerId signer) implements Verdict {}
}
