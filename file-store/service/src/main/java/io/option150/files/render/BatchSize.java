package io.option150.files.render;

/**
 * How many phones one renderer takes at a time. After a batch that failed it takes fewer, down to the one that is at fault, so that
 * all the others have their files; then more and more again. For one thread.
 */
final class BatchSize {

    private static final int SMALLER = 8;
    private static final int LARGER = 2;

    private final int most;
    private int size;
    private boolean isAlone;

    BatchSize(int most) {
        this.most = most;
        this.size = most;
    }

    int next() {
        return size;
    }

    void succeeded() {
        size = Math.min(most, size * LARGER);
        isAlone = false;
    }

    /**
     * Takes up a failure.
     *
     * @param places of the batch
     * @return whether it is more than one phone's: one alone failed before, and this is the next one
     */
    boolean failed(int places) {
        if (places > 1) {
            size = Math.max(1, places / SMALLER);
            return false;
        }
        size = 1;
        boolean isAgain = isAlone;
        isAlone = true;
        return isAgain;
    }
}
