package io.option150.files.check;

import io.option150.config.format.ConfigText;
import io.vertx.core.buffer.Buffer;

/** The bytes of an upload that is checked, which go on to the database meanwhile; of others, none. */
public final class CheckedCopy {

    /** Most bytes that are looked at of a file: one more than it may have tells that it is too large. */
    public static final int MOST = ConfigText.MAX_BYTES + 1;

    private final boolean isKept;
    private final Buffer bytes = Buffer.buffer();

    CheckedCopy(boolean isKept) {
        this.isKept = isKept;
    }

    /** Takes what has come. */
    public void add(Buffer piece) {
        int taken = Math.min(piece.length(), MOST - bytes.length());
        if (isKept && taken > 0) {
            bytes.appendBuffer(piece, 0, taken);
        }
    }

    /** Whether the file is one that is checked. */
    public boolean isKept() {
        return isKept;
    }

    /** What came, of a file that is checked; at most one byte more than such a file may have. */
    public byte[] bytes() {
        return bytes.getBytes();
    }
}
