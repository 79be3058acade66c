package io.option150.registry.discovery.probe;

import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets few go on at one time; all others are told to come again. */
final class Turns {

    private final int most;
    private final Semaphore free;

    Turns(int most) {
        this.most = most;
        this.free = new Semaphore(most);
    }

    /** Does it, where there is a turn; 503 where there is none. */
    <T> Uni<T> take(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!free.tryAcquire()) {
                return Uni.createFrom()
                        .failure(Problem.unavailable("There are " + most
                                        + " probes going on, which is as many as there may be at one time; try again.")
                                .exception());
            }
            return Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(free::release);
        });
    }
}
