package io.option150.registry.discovery;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Waits for what is done on event loops, on a thread that may block. */
public final class Waiting {

    private Waiting() {}

    /** What comes of it; its failure, where it fails. */
    public static <T> T on(Supplier<Uni<T>> work) throws InterruptedException {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (InterruptedException | RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
