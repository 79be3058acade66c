package io.option150.local.suite;

import io.option150.embedded.EmbeddedPostgres;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** A running suite. Whatever fails while it starts, all that was started is stopped again. */
public final class Suite implements AutoCloseable {

    private static final Duration POSTGRES_AGAIN = Duration.ofSeconds(1);

    private final Settings settings;
    private final DataFolder folder;
    private final Console console;
    private final StopList running = new StopList();
    private final CompletableFuture<String> fatal = new CompletableFuture<>();
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
            throws IOException, SuiteException, SQLException, ExecutionException, InterruptedException {
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
        } catch (IOException
                | SuiteException
                | SQLException
                | ExecutionException
                | InterruptedException
                | RuntimeException e) {
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

    /** Completed, with the reason, when the suite can't go on: Kafka gave up, or PostgreSQL can't be started again. */
    public CompletableFuture<String> fatal() {
        return fatal;
    }

    /** Stops the edge, the other services, Kafka, PostgreSQL, in this order; a failure of one does not keep the rest up. */
    @Override
    public void close() throws IOException, InterruptedException {
        restarts.close();
        running.close();
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
            throws IOException, SuiteException, SQLException, ExecutionException, InterruptedException {
        Secrets secrets = Secrets.of(folder);
        RunningSuite.write(folder, settings);
        running.add(() -> RunningSuite.remove(folder));
        Backends backends = Backends.start(settings, folder, secrets, console, fatal::complete);
        running.add(() -> {
            backends.close();
            console.progress("Kafka, PostgreSQL", "stopped");
        });
        if (stopRequested.getAsBoolean()) {
            return;
        }
        Services services = new Services(
                settings, folder, new ServiceConfig(settings, folder, secrets, backends.bootstrapServers()), console);
        running.add(services);
        services.start(stopRequested);
        if (!stopRequested.getAsBoolean()) {
            services.supervise();
            watchPostgres(backends.postgresProcess(), secrets);
        }
    }

    private void watchPostgres(ProcessHandle server, Secrets secrets) {
        restarts.whenEnded(server, () -> {
            console.progress("PostgreSQL", "ended; starting it again");
            restarts.after(POSTGRES_AGAIN, () -> startPostgresAgain(secrets));
        });
    }

    private void startPostgresAgain(Secrets secrets) {
        try {
            EmbeddedPostgres.start(Backends.postgresSettings(settings, folder, secrets));
            EmbeddedPostgres.serverOf(folder.postgres()).ifPresent(server -> watchPostgres(server, secrets));
        } catch (IOException e) {
            fatal.complete(String.join("; ", Failures.lines(e)));
        } catch (InterruptedException e) {
            // The suite is stopping, and stops PostgreSQL next.
            Thread.currentThread().interrupt();
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException | InterruptedException e) {
            failure.addSuppressed(e);
        }
    }
}
