package io.option150.local.suite;

import io.option150.local.console.Console;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.data.RunningSuite;
import io.option150.local.data.Secrets;
import io.option150.local.data.SuiteLock;
import io.option150.local.preflight.DiskCheck;
import io.option150.local.preflight.ListenCheck;
import io.option150.local.preflight.PortCheck;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/**
 * A running suite. Whatever fails while it starts, all that was started is stopped again; whatever ends later is started
 * again, while the rest goes on.
 */
public final class Suite implements AutoCloseable {

    private final Settings settings;
    private final DataFolder folder;
    private final Console console;
    private final StopList running = new StopList();
    private final Restarts restarts = new Restarts();

    private Suite(Settings settings, DataFolder folder, Console console) {
        this.settings = settings;
        this.folder = folder;
        this.console = console;
    }

    /**
     * Starts a suite and returns once it is ready, or earlier when {@code stopRequested} says so.
     *
     * @param fresh whether the data folder is emptied first
     * @throws SuiteException with what the user has to know: ports that are taken, a data folder that can't be used …
     */
    public static Suite start(Settings wanted, boolean fresh, Console console, BooleanSupplier stopRequested)
            throws IOException, SuiteException, ExecutionException, InterruptedException {
        Settings settings = ListenCheck.check(wanted, console::line);
        DataFolder folder = new DataFolder(settings.data());
        if (!folder.exists()) {
            // A suite that can't start leaves not even an empty folder behind.
            preflight(settings);
        }
        folder.open(fresh);
        Suite suite = new Suite(settings, folder, console);
        try {
            suite.running.add(SuiteLock.take(folder));
            suite.prepare(fresh);
            suite.startAll(stopRequested);
            return suite;
        } catch (IOException | SuiteException | ExecutionException | InterruptedException | RuntimeException e) {
            suite.closeAfter(e);
            throw e;
        }
    }

    /** The settings as they are in force: without addresses that this machine lacks. */
    public Settings settings() {
        return settings;
    }

    public DataFolder folder() {
        return folder;
    }

    /** Stops the edge, the other services, Kafka, PostgreSQL, in this order; a failure of one does not keep the rest up. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            restarts.close();
        } finally {
            running.close();
        }
    }

    private void prepare(boolean fresh) throws IOException, SuiteException, InterruptedException {
        List<String> left = Leftovers.stop(folder);
        if (!left.isEmpty()) {
            console.line("stopped what a killed suite left running: " + String.join(", ", left));
        }
        if (fresh) {
            folder.empty();
        }
        preflight(settings);
    }

    private static void preflight(Settings settings) throws IOException, SuiteException {
        DiskCheck.check(settings.data());
        PortCheck.check(settings.ports().uses(settings.listen()));
    }

    private void startAll(BooleanSupplier stopRequested)
            throws IOException, SuiteException, ExecutionException, InterruptedException {
        Secrets secrets = Secrets.of(folder);
        RunningSuite.write(folder, settings);
        running.add(() -> RunningSuite.remove(folder));
        Backends backends = Backends.start(settings, folder, secrets, console, restarts);
        running.add(() -> {
            backends.close();
            console.progress("Kafka, PostgreSQL", "stopped");
        });
        if (stopRequested.getAsBoolean()) {
            return;
        }
        Services services =
                new Services(settings, folder, new ServiceConfig(settings, folder, secrets), console, restarts);
        running.add(services);
        services.start(stopRequested);
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
