package io.option150.outbox.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Ends a service that gets a signal while it is still starting. Quarkus would wait until the start is over, which takes
 * as long as PostgreSQL is away; nothing has been taken on yet that could be lost.
 */
@Singleton
public class StartSignal {

    /** As a shell tells the end by SIGTERM. */
    private static final int ENDED_BY_SIGTERM = 143;

    /** A start that is nearly over may come to its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(20);

    /** Whether the start is over, well or not. */
    private volatile boolean over;

    /** From now on, signals are minded. */
    void mind() {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("start-signal").unstarted(this::endIfStarting));
        }
    }

    void started(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        over = true;
    }

    /** A start that failed takes the container down before it ends the JVM. */
    @PreDestroy
    void failed() {
        over = true;
    }

    private void endIfStarting() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!over) {
            if (System.nanoTime() - deadline > 0) {
                Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
