package io.option150.e2e;

import io.option150.testkit.Await;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A machine with nothing but Debian, its init system included, in namespaces of its own; only root can make one. */
final class DebianMachine implements AutoCloseable {

    private static final long MOST_MINUTES = 10;

    private final Process machine;
    private final long init;

    private DebianMachine(Process machine, long init) {
        this.machine = machine;
        this.init = init;
    }

    /** Makes the file system of one, out of Debian's packages. */
    static void make(Path root) throws IOException, InterruptedException {
        check(run(
                "debootstrap",
                "--variant=minbase",
                "--include=systemd,systemd-sysv,dbus,curl,iproute2,procps",
                "bookworm",
                root.toString()));
    }

    /** Boots it and returns once its init system is up. */
    static DebianMachine boot(Path root) throws IOException {
        var script = Path.of("src/test/resources/debian.sh").toAbsolutePath();
        var words = List.of(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--net",
                "--uts",
                "--ipc",
                "--cgroup",
                "--kill-child",
                "bash",
                script.toString(),
                root.toString());
        var machine = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(root.resolveSibling("boot.log").toFile())
                .start();
        boolean isUp = false;
        try {
            Await.until(
                    "its first process runs",
                    () -> machine.children().findFirst().isPresent());
            var booted = new DebianMachine(
                    machine, machine.children().findFirst().orElseThrow().pid());
            Await.until(
                    "it is up",
                    Duration.ofMinutes(2),
                    () -> booted.run("systemctl is-system-running").said().contains("running"));
            isUp = true;
            return booted;
        } finally {
            if (!isUp) {
                machine.destroyForcibly();
            }
        }
    }

    /** What a command said, and how it ended. */
    record Ended(int status, String said) {}

    /** Runs a line of shell there, as root. */
    Ended run(String line) throws IOException, InterruptedException {
        return run("nsenter", "-t", Long.toString(init), "-m", "-p", "-n", "-u", "-i", "-r", "-w", "sh", "-c", line);
    }

    /** The same where it must end well; answers what it said. */
    String must(String line) throws IOException, InterruptedException {
        return check(run(line)).said();
    }

    private static Ended check(Ended ended) {
        if (ended.status() != 0) {
            throw new AssertionError("ended with " + ended.status() + ": " + ended.said());
        }
        return ended;
    }

    static Ended run(String... words) throws IOException, InterruptedException {
        // Into a file: who reads a pipe to its end waits for ever for what hangs.
        var output = Files.createTempFile("debian-", ".out");
        try {
            var builder = new ProcessBuilder(new ArrayList<>(List.of(words)))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(new File("/dev/null"));
            var path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
            OwnEnvironment.set(builder, Map.of("PATH", path + ":/usr/sbin:/sbin"));
            var process = builder.start();
            boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            var said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            if (!ended) {
                throw new AssertionError(
                        String.join(" ", words) + " does not end within " + MOST_MINUTES + " min: " + said);
            }
            return new Ended(process.exitValue(), said);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() throws InterruptedException {
        machine.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }
}
