package io.option150.unpack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells what kind a package is by how it begins: names lie, and a pipe has none. */
final class Kinds {

    /** Longest signature before a package, in bytes. */
    private static final int LONGEST_SIGNATURE = 64 * 1024;

    private Kinds() {}

    /** The reader of this package; null: more has to come. */
    static @Nullable Reader of(Input input, Meter meter) throws RefusedPackage {
        if (input.available() < TarHeader.BLOCK && !input.isEnded()) {
            return null;
        }
        if (input.available() >= 4 && (input.littleInt(0) == ZipReader.LOCAL || input.littleInt(0) == ZipReader.END)) {
            return new ZipReader(input, meter);
        }
        if (input.available() >= Gunzip.MAGIC_LENGTH && Gunzip.begins(input, 0)) {
            return new GzippedTar(input, meter);
        }
        if (input.available() >= TarHeader.BLOCK
                && TarHeader.isHeader(
                        Arrays.copyOfRange(input.array(), input.offset(), input.offset() + TarHeader.BLOCK))) {
            return new PlainTar(input, meter);
        }
        return behindSignature(input, meter);
    }

    /** A signature says nothing that could be checked here; it is passed over, up to where a gzip begins. */
    private static @Nullable Reader behindSignature(Input input, Meter meter) throws RefusedPackage {
        if (input.available() < LONGEST_SIGNATURE + Gunzip.MAGIC_LENGTH && !input.isEnded()) {
            return null;
        }
        int last = Math.min(input.available() - Gunzip.MAGIC_LENGTH, LONGEST_SIGNATURE);
        for (int at = 0; at <= last; at++) {
            if (Gunzip.begins(input, at)) {
                input.skip(at);
                return new GzippedTar(input, meter);
            }
        }
        throw RefusedPackage.of(
                Refusal.FORMAT, "package", input.available() == 0 ? "nothing" : "bytes of another kind");
    }
}
