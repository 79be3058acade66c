package io.option150.unpack;

/** Reads one kind of package. */
interface Reader extends AutoCloseable {

    /** The next step; {@link Step.Hungry} where the input has not enough. */
    Step next() throws RefusedPackage;

    @Override
    default void close() {
        // Most hold nothing.
    }
}
