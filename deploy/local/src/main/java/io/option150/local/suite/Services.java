package io.option150.local.suite;

import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.settings.ServiceName;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The four services: started together, each started again when it ends by itself, stopped the edge first. */
final class Services implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings;
    private final DataFolder folder;
    private final ServiceConfig config;
    private final Console console;
    private final Restarts restarts = new Restarts();
    private final Map<ServiceName, ServiceProcess> processes = new EnumMap<>(ServiceName.class);

    Services(Settings settings, DataFolder folder, ServiceConfig config, Console console) {
        this.settings = settings;
        this.folder = folder;
        this.config = config;
        this.console = console;
    }

    /**
     * Starts all services and returns once all are ready, or earlier when {@code stopRequested} says so.
     *
     * @throws SuiteException if one ends before it is ready, or takes too long
     */
    void start(BooleanSupplier stopRequested) throws IOException, SuiteException, InterruptedException {
        long began = System.nanoTime();
        for (ServiceName service : ServiceName.values()) {
            launch(service);
        }
        List<ServiceName> waiting = new ArrayList<>(List.of(ServiceName.values()));
        try (Readiness readiness = new Readiness()) {
            while (!waiting.isEmpty() && !stopRequested.getAsBoolean()) {
                Duration waited = Duration.ofNanos(System.nanoTime() - began);
                for (ServiceName service : List.copyOf(waiting)) {
                    requireAlive(service);
                    if (readiness.of(config.url(service))) {
                        console.progress(service.id(), "ready on " + config.url(service), waited);
                        waiting.remove(service);
                    } else if (waited.compareTo(START_LIMIT) > 0) {
                        throw new SuiteException("%s was not ready within %d s; see %s"
                                .formatted(service.id(), START_LIMIT.toSeconds(), log(service)));
                    }
                }
                Thread.sleep(POLL);
            }
        }
    }

    /** From now on a service that ends by itself is started again. */
    void supervise() {
        for (ServiceName service : ServiceName.values()) {
            watch(service, BackOff.initial());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        restarts.close();
        for (ServiceName service : ServiceName.values()) {
            ServiceProcess process = current(service);
            if (process != null) {
                process.stop();
                console.progress(service.id(), "stopped");
            }
        }
    }

    private synchronized void launch(ServiceName service) throws IOException {
        List<String> command = ServiceCommand.of(service, settings.home(), folder, config.keys(service));
        processes.put(service, ServiceProcess.start(service, folder, command, config.environment(service)));
    }

    private synchronized @Nullable ServiceProcess current(ServiceName service) {
        return processes.get(service);
    }

    private void requireAlive(ServiceName service) throws IOException, SuiteException {
        ServiceProcess process = current(service);
        if (process != null && !process.process().isAlive()) {
            String reason = Files.readString(log(service)).contains("No space left on device")
                    ? "the disk is full"
                    : "it ended with status " + process.process().exitValue();
            throw new SuiteException("%s did not start: %s; see %s".formatted(service.id(), reason, log(service)));
        }
    }

    private void watch(ServiceName service, BackOff backOff) {
        ServiceProcess process = current(service);
        if (process == null) {
            return;
        }
        long began = System.nanoTime();
        restarts.whenEnded(process.process().toHandle(), () -> {
            Duration life = Duration.ofNanos(System.nanoTime() - began);
            Duration wait = backOff.waitAfter(life);
            console.progress(
                    service.id(),
                    "ended with status %d; starting it again in %d s (%s)"
                            .formatted(process.process().exitValue(), wait.toSeconds(), log(service)));
            restarts.after(wait, () -> restart(service, backOff.after(life)));
        });
    }

    private void restart(ServiceName service, BackOff backOff) {
        try {
            launch(service);
            watch(service, backOff);
        } catch (IOException e) {
            console.progress(service.id(), "can't be started: " + String.join("; ", Failures.lines(e)));
            restarts.after(backOff.next(), () -> restart(service, backOff.after(Duration.ZERO)));
        }
    }

    private Path log(ServiceName service) {
        return ServiceProcess.log(folder, service);
    }
}
