package io.option150.registry.callmanager;

import java.util.Set;

/** A call manager that can be asked. It keeps no connection. */
public interface CallManager {

    /** What it can be asked for. */
    Set<Wish> wishes();

    /**
     * Asks, and waits for the answer.
     *
     * @param wish one of {@link #wishes}
     * @throws NotAskedException where no answer came, or none that can be understood
     */
    Answer ask(AskedPhone phone, Wish wish) throws NotAskedException, InterruptedException;
}
