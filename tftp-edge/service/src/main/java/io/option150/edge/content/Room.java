package io.option150.edge.content;

/** Bytes that a large content has taken of a budget. Used under the content's lock. */
final class Room {

    private final Budget budget;
    private final boolean onDisk;
    private long bytes;

    Room(Budget budget, boolean onDisk, long bytes) {
        this.budget = budget;
        this.onDisk = onDisk;
        this.bytes = bytes;
    }

    boolean onDisk() {
        return onDisk;
    }

    /** Makes sure of at least {@code wanted} bytes in all; false when there are no more. */
    boolean growTo(long wanted, long step) {
        if (wanted <= bytes) {
            return true;
        }
        long more = Math.max(wanted - bytes, step);
        if (!budget.take(more)) {
            return false;
        }
        bytes += more;
        return true;
    }

    void giveBack() {
        budget.giveBack(bytes);
        bytes = 0;
    }
}
