package io.option150.edge.front.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Event loops for TLS alone, half as many as there are processors: a storm of handshakes, of which each takes a loop for a good part
 * of a millisecond, leaves the other half to TFTP, and leaves plain HTTP and the API their own loops.
 */
@Singleton
final class TlsLoops {

    private static final int MOST = 4;

    private @Nullable Vertx vertx;

    TlsLoops() {}

    /** How many there are. */
    static int count() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST);
    }

    /** They begin with the first call. */
    synchronized Vertx vertx() {
        Vertx made = vertx;
        if (made == null) {
            made = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(count())
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setFileSystemOptions(
                            new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
            vertx = made;
        }
        return made;
    }

    synchronized void close() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            vertx = null;
        }
    }
}
