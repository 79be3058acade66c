package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.Peer;
import java.util.concurrent.CompletionStage;

/** Finds the bytes for a request. */
@FunctionalInterface
public interface ReadHandler {
    /**
     * Called on a loop's thread, so it must not block; the stage may complete on any thread. It is called once for a
     * request and its repeats. A stage that fails, or a throw, is answered with ERROR 0 and logged.
     */
    CompletionStage<Reply> read(ReadRequest request);

    /**
     * Whether this client is answered at all. Whoever is not gets silence, whatever it sends; nothing else is asked of this
     * handler for it. Called on a loop's thread for each request, so it allocates nothing and keeps no reference.
     */
    default boolean serves(Peer client) {
        return true;
    }
}
