package io.option150.unpack;

/** What comes next of a package. */
public sealed interface Step {

    /** A file begins; its bytes follow. */
    record Opened(String name) implements Step {}

    /** The next bytes of the file that was opened last, at most 64 KiB. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) implements Step {}

    /** The file that was opened last is whole. */
    record Closed() implements Step {}

    /** More of the package is needed. */
    record Hungry() implements Step {}

    /** The package is whole. */
    record End() implements Step {}
}
