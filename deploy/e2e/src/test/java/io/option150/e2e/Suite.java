package io.option150.e2e;

import io.option150.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A suite started by the launcher as a user starts it, on a data folder and ports of its own. */
public final class Suite implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(40);

    private final Path data;
    private final Path console;
    private final int offset;
    private final Map<String, String> settings;
    private Process process;

    private Suite(Path data, Path console, int offset, Map<String, String> settings) throws IOException {
        this.data = data;
        this.console = console;
        this.offset = offset;
        this.settings = settings;
        this.process = launch();
    }

    /** Starts a suite on an empty folder below {@code target} and waits until it is ready. */
    public static Suite start() throws IOException, InterruptedException {
        return start(Map.of());
    }

    /** The same, with further environment variables. */
    public static Suite start(Map<String, String> settings) throws IOException, InterruptedException {
        return launched(settings).whenReady();
    }

    /** Launches a suite on an empty folder and returns at once: {@link #whenReady} waits for it. */
    public static Suite launched(Map<String, String> settings) throws IOException {
        Files.createDirectories(Path.of("target"));
        Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "suite-");
        return new Suite(data, data.resolveSibling(data.getFileName() + ".out"), Ports.freeOffset(), settings);
    }

    /** The same on a folder of the test's own, with its console written to a file elsewhere. */
    public static Suite startOn(Path data, Path console) throws IOException, InterruptedException {
        return new Suite(data, console, Ports.freeOffset(), Map.of()).whenReady();
    }

    /** This suite once it is ready; stopped when it does not get so. */
    public Suite whenReady() throws InterruptedException {
        try {
            awaitReady();
            return this;
        } catch (AssertionError e) {
            stop();
            throw e;
        }
    }

    /** Starts again on the same data; returns how long it took to be ready. */
    public Duration startAgain() throws IOException, InterruptedException {
        var began = Instant.now();
        process = launch();
        awaitReady();
        return Duration.between(began, Instant.now());
    }

    /** SIGTERM to the launcher, as Ctrl-C does; returns its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GONE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the suite did not stop within " + GONE_WITHIN + "\n" + output());
        }
        return process.exitValue();
    }

    /** SIGKILL to the launcher and all that it started, at once. */
    public void kill() throws InterruptedException {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (var one : all) {
            one.onExit().join();
        }
    }

    /** SIGKILL to the launcher alone. */
    public void killLauncher() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    public int tftpPort() {
        return 6969 + offset;
    }

    public int httpPort() {
        return 6970 + offset;
    }

    /** Base address of a service's API; {@code port} is its port at offset 0. */
    public String api(int port) {
        return "http://127.0.0.1:" + (port + offset);
    }

    /** Base address that phones reach; {@code port} is its port at offset 0. */
    public String phone(String scheme, int port) {
        return scheme + "://127.0.0.1:" + (port + offset);
    }

    public String adminToken() throws IOException {
        return Files.readString(data.resolve("admin-token")).strip();
    }

    public Path data() {
        return data;
    }

    public int offset() {
        return offset;
    }

    /** What every service wrote to its log so far. */
    public String logs() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(data.resolve("logs"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            stop();
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Process launch() throws IOException {
        var launcher = Path.of("../../option150").toRealPath();
        var builder = new ProcessBuilder(List.of(launcher.toString(), "up"));
        var own = new HashMap<String, String>();
        own.put("OPTION150_DATA", data.toString());
        own.put("OPTION150_PORT_OFFSET", Integer.toString(offset));
        // No test here measures the first phones; who does says so.
        own.put("OPTION150_WARM_UP_LIMIT", "0s");
        own.putAll(settings);
        OwnEnvironment.set(builder, own);
        builder.redirectErrorStream(true).redirectOutput(console.toFile());
        return builder.start();
    }

    private void awaitReady() throws InterruptedException {
        Await.until("Option150 is ready", READY_WITHIN, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the suite ended while it started\n" + output());
            }
            return output().contains("Option150 is ready");
        });
    }

    /**
     * Whether this process is the suite's: its launcher started it, or its command line names the suite's data folder, as that of
     * a PostgreSQL does, which is nobody's child. A number in a file left behind may be somebody else's by now.
     */
    public boolean owns(ProcessHandle one) {
        for (var up = Optional.of(one); up.isPresent(); up = up.get().parent()) {
            if (up.get().pid() == process.pid()) {
                return true;
            }
        }
        try {
            var commandLine = Files.readString(Path.of("/proc", Long.toString(one.pid()), "cmdline"));
            return commandLine.contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /** What the launcher printed so far. */
    public String output() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            return "(no output: " + e + ")";
        }
    }
}
