package io.option150.unpack;

/** What came out of a package so far, held against its limits and against what went in. */
final class Meter {

    private final Limits limits;
    private long packed;
    private long unpacked;
    private int entries;

    Meter(Limits limits) {
        this.limits = limits;
    }

    void came(int bytes) {
        packed += bytes;
    }

    void unpacked(int bytes) throws RefusedPackage {
        unpacked += bytes;
        if (unpacked > limits.unpackedBytes()) {
            throw new RefusedPackage(
                    Refusal.TOO_LARGE,
                    "package",
                    "must unpack to at most " + limits.unpackedBytes() + " bytes",
                    unpacked + " or more");
        }
        if (unpacked - Limits.FREE_BYTES > packed * limits.ratio()) {
            throw new RefusedPackage(
                    Refusal.BOMB,
                    "package",
                    "must not unpack to more than " + limits.ratio() + " times its size",
                    unpacked + " bytes of " + packed);
        }
    }

    void entry() throws RefusedPackage {
        if (++entries > limits.entries()) {
            throw new RefusedPackage(
                    Refusal.TOO_MANY,
                    "package",
                    "must hold at most " + limits.entries() + " files and folders",
                    entries + " or more");
        }
    }
}
