package io.option150.unpack;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated bytes of an input, piece by piece. */
final class Inflating implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final Inflater inflater = new Inflater(true);
    private final byte[] piece = new byte[PIECE];
    private final Input input;
    private long consumed;

    Inflating(Input input) {
        this.input = input;
    }

    /** Begins anew, where the input stands. */
    void restart() {
        inflater.reset();
        consumed = 0;
    }

    boolean isFinished() {
        return inflater.finished();
    }

    /** Bytes that it read since it began. */
    long consumed() {
        return consumed;
    }

    /** The next bytes; none: more has to come, or it is finished. */
    byte[] next() throws RefusedPackage {
        if (inflater.finished()) {
            return new byte[0];
        }
        int offered = input.available();
        inflater.setInput(input.array(), input.offset(), offered);
        int length;
        try {
            length = inflater.inflate(piece);
        } catch (DataFormatException e) {
            var refused = RefusedPackage.malformed("deflated bytes that cannot be inflated");
            refused.initCause(e);
            throw refused;
        }
        if (inflater.needsDictionary()) {
            throw RefusedPackage.malformed("deflated bytes with a dictionary");
        }
        int used = offered - inflater.getRemaining();
        input.skip(used);
        consumed += used;
        if (length == 0 && !inflater.finished() && !input.has(1, "deflated bytes")) {
            return new byte[0];
        }
        if (length == 0 && !inflater.finished()) {
            throw RefusedPackage.malformed("deflated bytes that do not go on");
        }
        return Arrays.copyOf(piece, length);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
