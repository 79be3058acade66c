package io.option150.tftp.net.server;

import java.util.concurrent.CompletionStage;

/** Finds the bytes for a request. */
@FunctionalInterface
public interface ReadHandler {
    /**
     * Called on a loop's thread, so it must not block; the stage may complete on any thread. It is called once for a
     * request and its repeats. A stage that fails, or a throw, is answered with ERROR 0 and logged.
     */
    CompletionStage<Reply> read(ReadRequest request);
}
