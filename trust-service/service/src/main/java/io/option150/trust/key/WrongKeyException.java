package io.option150.trust.key;

/** A sealed key that does not open: other sealing key, other certificate, or changed bytes. */
public final class WrongKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongKeyException(String fingerprint, Throwable cause) {
        super("the private key of certificate " + fingerprint + " does not open", cause);
    }
}
