package io.option150.registry.phone;

/** Messages that cannot be taken into account: to try again will not help. */
final class UnfitBatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitBatchException(Throwable cause) {
        super(cause);
    }
}
