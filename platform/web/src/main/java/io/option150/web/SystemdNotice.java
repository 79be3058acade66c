package io.option150.web;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * Tells systemd once that this service is ready (sd_notify(3), by the program systemd-notify), where systemd started it and
 * wants to know. A service that waits for others is told of as ready after a minute: it runs, and what orders itself after it
 * must not wait for ever.
 */
@Singleton
class SystemdNotice {

    private static final Logger LOG = Logger.getLogger(SystemdNotice.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_SECONDS = 10;

    /** systemd sets it for units of {@code Type=notify}. */
    private static final String SOCKET = "NOTIFY_SOCKET";

    private final Vertx vertx;
    private final SmallRyeHealthReporter health;
    private final long began = System.nanoTime();
    private long timer = -1;

    /** One look at a time: a check may hang. */
    private volatile boolean looking;

    SystemdNotice(Vertx vertx, SmallRyeHealthReporter health) {
        this.vertx = vertx;
        this.health = health;
    }

    void start(@Observes StartupEvent event) {
        if (System.getenv(SOCKET) != null) {
            timer = vertx.setPeriodic(EVERY.toMillis(), _ -> look());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (System.nanoTime() - began > PATIENCE.toNanos()) {
            tell("--ready", "--status=runs, and waits: /q/health/ready tells for what");
        } else if (!looking) {
            looking = true;
            health.getReadinessAsync()
                    .map(SystemdNotice::isUp)
                    .onFailure()
                    .recoverWithItem(false)
                    .subscribe()
                    .with(up -> {
                        looking = false;
                        if (up) {
                            tell("--ready", "--status=ready");
                        }
                    });
        }
    }

    private void tell(String... words) {
        // Who ends the looking tells.
        if (vertx.cancelTimer(timer)) {
            vertx.executeBlocking(() -> run(words), false)
                    .onFailure(e -> LOG.warnf(e, "systemd was not told that this service is ready"));
        }
    }

    private static boolean isUp(SmallRyeHealth state) {
        return HealthCheckResponse.Status.UP.name().equals(state.getPayload().getString("status"));
    }

    private static Void run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("systemd-notify"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("systemd-notify took longer than " + MOST_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("systemd-notify ended with " + process.exitValue());
        }
        return null;
    }
}
