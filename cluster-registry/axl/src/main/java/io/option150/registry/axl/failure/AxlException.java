package io.option150.registry.axl.failure;

/** A Unified CM told nothing; {@link #failure} says which step failed. */
public final class AxlException extends Exception {

    private final transient AxlFailure failure;

    public AxlException(AxlFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public AxlException(AxlFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public AxlFailure failure() {
        return failure;
    }
}
