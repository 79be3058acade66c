package io.option150.edge.warm.play;

import java.io.IOException;

/** What is done again and again by one front. Several threads do it at once. */
interface Exercise extends AutoCloseable {

    /** The front's name, for people. */
    String name();

    /** Whether its front can answer by now. */
    boolean isPossible();

    /**
     * Asks for some files and waits for the answers, for a second at the most.
     *
     * @return whether all came as they should
     */
    boolean once() throws IOException, InterruptedException;

    @Override
    void close();
}
