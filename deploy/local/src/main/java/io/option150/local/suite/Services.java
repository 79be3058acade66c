package io.option150.local.suite;

import io.option150.local.console.Console;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The four services: started together, each started again when it ends by itself, stopped the edge first. */
final class Services implements AutoCloseable {

    /** How often a service that ends before it was ever ready is started before the whole start is given up. */
    private static final int TRIES = 3;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TELL = Duration.ofSeconds(15);

    private final Settings settings;
    private final DataFolder folder;
    private final ServiceConfig config;
    private final Console console;
    private final Restarts restarts;
    private final Map<ServiceName, Revival> revivals = new EnumMap<>(ServiceName.class);
    private final Map<ServiceName, ChildProcess> processes = new EnumMap<>(ServiceName.class);
    private final Map<ServiceName, Integer> failedStarts = new EnumMap<>(ServiceName.class);
    private final CompletableFuture<SuiteException> givenUp = new CompletableFuture<>();

    Services(Settings settings, DataFolder folder, ServiceConfig config, Console console, Restarts restarts) {
        this.settings = settings;
        this.folder = folder;
        this.config = config;
        this.console = console;
        this.restarts = restarts;
        for (ServiceName service : ServiceName.values()) {
            revivals.put(service, new Revival(service.id(), console, restarts, () -> launch(service)));
        }
    }

    /**
     * Starts all services and returns once all are ready, or earlier when {@code stopRequested} says so. However long
     * they take on a busy machine, they are waited for.
     *
     * @throws SuiteException if one ends before it is ready for a reason that lasts, or again and again
     */
    void start(BooleanSupplier stopRequested) throws IOException, SuiteException, InterruptedException {
        long began = System.nanoTime();
        Duration told = Duration.ZERO;
        for (ServiceName service : ServiceName.values()) {
            launch(service);
        }
        List<ServiceName> waiting = new ArrayList<>(List.of(ServiceName.values()));
        try (Readiness readiness = new Readiness()) {
            while (!waiting.isEmpty() && !stopRequested.getAsBoolean()) {
                if (givenUp.isDone()) {
                    throw givenUp.join();
                }
                Duration waited = Duration.ofNanos(System.nanoTime() - began);
                for (ServiceName service : List.copyOf(waiting)) {
                    if (readiness.of(config.url(service))) {
                        console.progress(service.id(), "ready on " + config.url(service), waited);
                        ready(service);
                        waiting.remove(service);
                    } else if (service == ServiceName.EDGE && readiness.isStopped(config.url(service))) {
                        console.progress(service.id(), "stopped by an admin, on " + config.url(service), waited);
                        ready(service);
                        waiting.remove(service);
                    }
                }
                if (waited.minus(told).compareTo(TELL) >= 0) {
                    told = waited;
                    for (ServiceName service : waiting) {
                        tell(service, waited, readiness);
                    }
                }
                Thread.sleep(POLL);
            }
        }
    }

    /** To be called when nothing is started again any more. */
    @Override
    public void close() throws IOException, InterruptedException {
        for (ServiceName service : ServiceName.values()) {
            ChildProcess process = current(service);
            if (process != null) {
                process.stop();
                console.progress(service.id(), "stopped");
            }
        }
    }

    private void launch(ServiceName service) throws IOException {
        AotCache cache = AotCache.of(service, settings.home());
        // Whatever kept a service from its first start, the next one does without what could have been to blame.
        List<String> aot =
                hasFailed(service) && !cache.learning() ? List.of() : cache.flags(service.runnable(settings.home()));
        List<String> command = ServiceCommand.of(service, settings.home(), folder, config.keys(service), aot);
        ChildProcess process = ChildProcess.start(service.id(), folder, command, config.environment(service));
        synchronized (processes) {
            processes.put(service, process);
        }
        restarts.whenEnded(process.process().toHandle(), () -> ended(service, process));
    }

    private boolean hasFailed(ServiceName service) {
        synchronized (failedStarts) {
            return failedStarts.getOrDefault(service, 0) > 0;
        }
    }

    private @Nullable ChildProcess current(ServiceName service) {
        synchronized (processes) {
            return processes.get(service);
        }
    }

    private void ready(ServiceName service) {
        synchronized (failedStarts) {
            failedStarts.put(service, Integer.MIN_VALUE);
        }
    }

    private void ended(ServiceName service, ChildProcess process) {
        LastWords words = LastWords.of(process, folder);
        int failed;
        synchronized (failedStarts) {
            failed = failedStarts.merge(service, 1, Integer::sum);
        }
        if (failed >= TRIES || (failed > 0 && words.lasting())) {
            givenUp.complete(new SuiteException(
                    "%s did not start: %s (log: %s)".formatted(service.id(), words.reason(), process.log())));
        } else {
            Revival revival = revivals.get(service);
            if (revival != null) {
                revival.begin("ended: %s (%s)".formatted(words.reason(), process.log()));
            }
        }
    }

    private void tell(ServiceName service, Duration waited, Readiness readiness)
            throws IOException, InterruptedException {
        ChildProcess process = current(service);
        String said = process == null ? "" : process.said();
        String what = readiness
                .missing(config.url(service))
                .or(() -> LogTail.lastMessage(said))
                .orElse("its JVM is coming up");
        console.progress(service.id(), "still starting after %d s: %s".formatted(waited.toSeconds(), what));
    }
}
