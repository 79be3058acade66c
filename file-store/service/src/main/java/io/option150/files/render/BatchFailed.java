package io.option150.files.render;

import java.util.List;

/** A batch that ended in nothing: its phones are where they were in the queue. */
final class BatchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Never written as a stream of objects.
    private final transient List<Long> places;

    BatchFailed(List<Long> places, Throwable why) {
        super(String.valueOf(why), why);
        this.places = List.copyOf(places);
    }

    /** In the queue, one at least. */
    List<Long> places() {
        return places;
    }
}
