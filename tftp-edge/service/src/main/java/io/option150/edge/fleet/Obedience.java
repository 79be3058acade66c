package io.option150.edge.fleet;

import io.option150.edge.StartOrder;
import io.option150.edge.cache.Invalidation;
import io.option150.edge.clock.Timers;
import io.option150.edge.drain.DrainSettings;
import io.option150.edge.front.PhoneService;
import io.option150.edge.front.gate.Gate;
import io.option150.edge.view.Loaded;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceState;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what this copy is told, when that changes: what an admin did to this copy alone meanwhile stays. Whoever was let in gets
 * the rest of a file, as long as a drain may take; the network finds the copy ready until then.
 */
@Singleton
public final class Obedience {

    private static final Logger LOG = Logger.getLogger(Obedience.class);
    private static final long LOOK_MILLIS = 200;
    private static final int MOST_STEPS = 8;

    private final Orders orders;
    private final Loaded loaded;
    private final Gate gate;
    private final PhoneService service;
    private final Invalidation invalidation;
    private final Timers timers;
    private final long limit;
    private final InstantSource clock = InstantSource.system();

    private boolean knows;
    private boolean waits;
    private boolean busy;
    private @Nullable ServiceState obeyed;
    private volatile long restart;
    private volatile List<EdgeBeat.Step> steps = List.of();

    Obedience(
            Orders orders,
            Loaded loaded,
            Gate gate,
            PhoneService service,
            Invalidation invalidation,
            Timers timers,
            DrainSettings drain) {
        this.orders = orders;
        this.loaded = loaded;
        this.gate = gate;
        this.service = service;
        this.invalidation = invalidation;
        this.timers = timers;
        this.limit = drain.limit().toMillis();
    }

    void start(@Observes @Priority(StartOrder.OBEDIENCE) StartupEvent started) {
        orders.follow(this::lookSoon);
        lookSoon();
    }

    /** The highest restart number that was obeyed. */
    long restart() {
        return restart;
    }

    /** Of what was done last. */
    List<EdgeBeat.Step> steps() {
        return steps;
    }

    private void lookLater() {
        if (!waits) {
            waits = true;
            timers.after(
                    LOOK_MILLIS, () -> Infrastructure.getDefaultWorkerPool().execute(this::lookAgain));
        }
    }

    private synchronized void lookAgain() {
        waits = false;
        look();
    }

    /** Off the feed's thread, which must not wait for a cache that is dropped. */
    private void lookSoon() {
        Infrastructure.getDefaultWorkerPool().execute(this::look);
    }

    private synchronized void look() {
        if (busy) {
            return;
        }
        if (loaded.of(RegistryTopics.SERVICE_CHANGED).by() == Loaded.By.NOTHING) {
            // Half a topic says nothing.
            if (loaded.isLoaded()) {
                // Phones are served meanwhile: what is told later is obeyed without cutting anybody off.
                orders.take();
            }
            lookLater();
            return;
        }
        var order = orders.take();
        if (!knows) {
            knows = true;
            obeyed = gate.isOpen() && order.state() == ServiceState.STOPPED ? null : order.state();
            restart = order.restart();
        }
        if (order.own() > restart) {
            restart(order);
        } else if (order.state() != obeyed) {
            obeyed = order.state();
            LOG.infof("Told to be %s", obeyed == null ? "as it is by default" : obeyed.text());
            if (order.state() == ServiceState.STOPPED) {
                leave(limit, () -> {});
            } else {
                open();
            }
        }
    }

    private void restart(Orders.Order order) {
        LOG.infof("Told to restart, number %d", order.own());
        boolean opens = order.state() != ServiceState.STOPPED;
        // What is under way goes on through it: nobody is kept waiting for the longest transfer.
        leave(0, () -> {
            drop();
            obeyed = order.state();
            if (opens) {
                gate.open();
                step("start");
            }
            // Last: who reads it takes the restart for done.
            restart = order.own();
        });
    }

    private void drop() {
        try {
            step("drop " + invalidation.everything() + " cache entries");
        } catch (RuntimeException e) {
            LOG.error("The cache could not be dropped; the restart goes on", e);
            step("drop failed");
        }
    }

    private void open() {
        if (!gate.isOpen()) {
            gate.open();
            // Not before: a beat that runs with no step is that of a copy that was never told anything.
            steps = List.of();
            step("start");
        }
    }

    /** Takes nobody in any more, waits so long for who is in, closes, and goes on. */
    private void leave(long patience, Runnable then) {
        busy = true;
        steps = List.of();
        if (gate.isOpen()) {
            gate.drain();
            step("drain");
        }
        await(timers.now(), patience, then);
    }

    private void await(long began, long patience, Runnable then) {
        if (orders.now().state() == ServiceState.RUNNING && obeyed == ServiceState.STOPPED) {
            // Told so meanwhile: nobody has to wait until the last transfer has ended.
            Infrastructure.getDefaultWorkerPool().execute(this::stay);
        } else if (service.transfers() > 0 && timers.now() - began < patience) {
            timers.after(LOOK_MILLIS, () -> await(began, patience, then));
        } else {
            Infrastructure.getDefaultWorkerPool().execute(() -> left(then));
        }
    }

    private synchronized void stay() {
        busy = false;
        look();
    }

    private synchronized void left(Runnable then) {
        try {
            gate.close();
            step("stop");
            then.run();
        } finally {
            busy = false;
            // What was told meanwhile.
            lookSoon();
        }
    }

    private void step(String what) {
        List<EdgeBeat.Step> all = new ArrayList<>(steps);
        all.add(new EdgeBeat.Step(what, service.state(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        steps = List.copyOf(all.subList(Math.max(0, all.size() - MOST_STEPS), all.size()));
    }
}
