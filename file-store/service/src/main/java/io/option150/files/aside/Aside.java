package io.option150.files.aside;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** Does what takes a while on a thread of its own, and answers on the event loop that asked. */
@Singleton
public class Aside {

    private final Vertx vertx;

    Aside(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Several at a time, in no order. */
    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().deferred(() -> UniHelper.toUni(vertx.executeBlocking(work, false)));
    }
}
