package io.option150.registry.callmanager;

/** A call manager could not be asked, or did not answer as it should; {@link #getMessage} says what was tried and what came. */
public final class NotAskedException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotAskedException(String why) {
        super(why);
    }

    public NotAskedException(String why, Throwable cause) {
        super(why, cause);
    }
}
