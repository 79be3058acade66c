package io.option150.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A group's change for 100,000 phones in a whole suite, with the heap that the chart gives: how long it takes until all are announced,
 * what the file store holds then, and how far the edge is behind. {@code -Dlong}, some minutes.
 */
@EnabledIfSystemProperty(named = "long", matches = ".*")
class ManyPhonesTest {

    private static final int PHONES = Integer.getInteger("option150.test.phones", 100_000);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(10);
    private static final Duration LAG = Duration.ofSeconds(1);
    private static final long MOST_RESIDENT_KB = 512 * 1024;

    @Test
    void areToldOfNewFilesWhileTheEdgeKeepsUp() throws Exception {
        try (var suite = Suite.start()) {
            var run = new Run(new Admin(suite), new Loss(suite), new FileStoreTables(suite));
            run.group("192.0.2.1");
            run.tables().addPhones(PHONES, "many");
            run.untilAnnounced("made");

            run.group("192.0.2.2");
            var lag = run.untilAnnounced("changed and announced");

            long resident = run.mostResident();
            System.out.printf("The file store held %d MB at the most%n", resident / 1024);
            assertThat(resident).isLessThan(MOST_RESIDENT_KB);
            assertThat(lag).isLessThan(LAG);
            assertThat(run.announced()).isEqualTo(2L * PHONES);
        }
    }

    /** What the edge told of the events that it applied, seconds of all of them together. */
    private record Applied(double count, double seconds) {}

    private record Run(Admin admin, Loss loss, FileStoreTables tables) {

        void group(String address) throws IOException, InterruptedException {
            var answer = admin.put(
                    Admin.FILES,
                    "/api/v1/call-manager-groups/many",
                    "{\"members\":[{\"address\":\"" + address + "\"}]}");
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        }

        /** Answers how old the events were that the edge applied last. */
        Duration untilAnnounced(String what) throws Exception {
            long began = System.nanoTime();
            var before = applied();
            double lag = 0;
            while (tables.waits()) {
                if (System.nanoTime() - began > DONE_WITHIN.toNanos()) {
                    throw new AssertionError("not all were announced within " + DONE_WITHIN);
                }
                Thread.sleep(500);
                var now = applied();
                lag = now.count > before.count ? (now.seconds - before.seconds) / (now.count - before.count) : lag;
                before = now;
            }
            var took = Duration.ofNanos(System.nanoTime() - began);
            Await.until(
                    "the edge has applied the last of them",
                    LAG.multipliedBy(30),
                    () -> applied().count >= announced());
            System.out.printf(
                    "%d phones' files %s in %d ms; the edge had them %d ms later, its events were %.0f ms old at the end%n",
                    PHONES,
                    what,
                    took.toMillis(),
                    Duration.ofNanos(System.nanoTime() - began).minus(took).toMillis(),
                    1000 * lag);
            return Duration.ofMillis(Math.round(1000 * lag));
        }

        long announced() throws IOException, SQLException {
            return tables.number("select coalesce(sum(version), 0) from file where path like 'SEP00000C%'");
        }

        /** The most that the process ever held, KiB. */
        long mostResident() throws IOException {
            return Files.readAllLines(Path.of("/proc", Long.toString(loss.pid("file-store")), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }

        private Applied applied() throws IOException, InterruptedException {
            return new Applied(lag("count"), lag("sum"));
        }

        private double lag(String part) throws IOException, InterruptedException {
            return admin.get(Admin.EDGE, "/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("option150_events_lag_seconds_" + part)
                            && line.contains("topic=\"config-changed\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
