package io.option150.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.option150.embedded.EmbeddedPostgres;
import io.option150.local.console.Console;
import io.option150.local.console.SuiteException;
import io.option150.local.data.DataFolder;
import io.option150.local.data.ProcessMarks;
import io.option150.local.data.Secrets;
import io.option150.local.preflight.PortCheck;
import io.option150.local.settings.OwnBackends;
import io.option150.local.settings.PortPlan;
import io.option150.local.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers that end by themselves. */
class BackendsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path parent = Path.of("set by JUnit");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final PortPlan ports = freePorts();

    @Test
    void comeBackAfterSigkill() throws Exception {
        DataFolder folder = open(parent.resolve("data"));
        try (Restarts restarts = new Restarts();
                Backends _ = start(folder, restarts)) {
            assertThat(Backends.bootstrapServers(settings(folder))).isEqualTo("127.0.0.1:" + ports.kafka());
            long kafka = kafka(folder).pid();
            kill(folder);
            until("both are back", () -> works(folder) && isAnother(folder, kafka));
            assertThat(console()).contains("Kafka             ended: ", "PostgreSQL        ended: ");
            restarts.close();
        }
        assertThat(EmbeddedPostgres.serverOf(folder.postgres())).isEmpty();
        assertThat(new ProcessMarks(folder).read(KafkaProcess.PART)).isEmpty();
    }

    @Test
    void leaveNothingWhenTheirStartIsInterrupted() throws Exception {
        DataFolder folder = open(parent.resolve("data"));
        try (Restarts restarts = new Restarts()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread starting = Thread.ofPlatform().start(() -> {
                try {
                    start(folder, restarts);
                    failure.complete(new AssertionError("it started"));
                } catch (Exception e) {
                    failure.complete(e);
                }
            });
            until(
                    "Kafka's process is there",
                    () -> new ProcessMarks(folder).read(KafkaProcess.PART).isPresent());
            starting.interrupt();
            assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        }
        assertThat(EmbeddedPostgres.serverOf(folder.postgres())).isEmpty();
        assertThat(new ProcessMarks(folder).read(KafkaProcess.PART)).isEmpty();
    }

    /** A tmpfs of its own, which root alone can make. */
    @Test
    void comeBackOnceThereIsSpaceOnTheirDisk() throws Exception {
        Path disk = Files.createDirectory(parent.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=450m", "tmpfs", disk.toString()) == 0,
                "this user can't mount a disk of the test's own");
        try {
            DataFolder folder = open(disk.resolve("data"));
            try (Restarts restarts = new Restarts();
                    Backends _ = start(folder, restarts)) {
                Path filler = fill(disk);
                kill(folder);
                until(
                        "the console tells of the disk, for both",
                        () -> console()
                                        .lines()
                                        .filter(line -> line.contains("No space left on device: ")
                                                && line.contains(" for " + folder.root()))
                                        .map(line -> line.substring(0, 5))
                                        .distinct()
                                        .count()
                                == 2);
                Thread.sleep(3_000);
                assertThat(works(folder)).isFalse();
                Files.delete(filler);
                until("both are back", () -> works(folder));
                restarts.close();
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    private Backends start(DataFolder folder, Restarts restarts) throws Exception {
        return Backends.start(settings(folder), folder, Secrets.of(folder), new Console(stream, stream), restarts);
    }

    private Settings settings(DataFolder folder) {
        return new Settings(
                Path.of(""), folder.root(), List.of(InetAddress.ofLiteral("127.0.0.1")), true, ports, OwnBackends.NONE);
    }

    private static DataFolder open(Path path) throws Exception {
        DataFolder folder = new DataFolder(path);
        folder.open(false);
        return folder;
    }

    private static void kill(DataFolder folder) throws Exception {
        kafka(folder).destroyForcibly();
        EmbeddedPostgres.serverOf(folder.postgres()).orElseThrow().destroyForcibly();
    }

    private static ProcessHandle kafka(DataFolder folder) throws IOException {
        return new ProcessMarks(folder).read(KafkaProcess.PART).orElse(ProcessHandle.current());
    }

    private static boolean isAnother(DataFolder folder, long before) throws IOException {
        return new ProcessMarks(folder)
                .read(KafkaProcess.PART)
                .filter(process -> process.pid() != before)
                .isPresent();
    }

    private boolean works(DataFolder folder) {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/file_store";
        try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), ports.kafka());
                var _ = DriverManager.getConnection(
                        url, "file_store", Secrets.of(folder).password(Secrets.Role.FILE_STORE))) {
            return true;
        } catch (IOException | SQLException | SuiteException e) {
            return false;
        }
    }

    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private String console() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static int run(String... words) throws Exception {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** All below those that the system gives to clients: none of them takes one while its server is away. */
    private static PortPlan freePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(1_000, 13_000))
                .mapToObj(PortPlan::at)
                .filter(plan -> {
                    try {
                        PortCheck.check(plan.uses(List.of(InetAddress.ofLiteral("127.0.0.1"))));
                        return true;
                    } catch (SuiteException taken) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    @FunctionalInterface
    private interface Check {
        boolean holds() throws Exception;
    }

    private void until(String what, Check check) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds()) {
            assertThat(System.nanoTime()).as(what + "\n" + console()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
