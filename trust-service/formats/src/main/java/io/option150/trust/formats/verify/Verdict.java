package io.option150.trust.formats.verify;

import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.signer.TrustedSigner;

/** What a verifier finds of a well-formed file. Only {@link Valid} files may be used. */
public sealed interface Verdict {

    /**
     * The signature is the named signer's, who may sign such files.
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
     * The signature is the named signer's, who may sign, but the signer's certificate had ended or not begun.
     *
     * @param signer who signed
     */
    record OutsideValidity(TrustedSigner signer) implements Verdict {}

    /**
     * The signer is known, but in no role that signs such files.
     *
     * @param signer who is said to have signed
     */
    record WrongRole(TrustedSigner signer) implements Verdict {}

    /**
     * The signer is not among the trusted.
     *
     * @param signer what the file says of it
     */
    record UnknownSigner(SignerId signer) implements Verdict {}
}
