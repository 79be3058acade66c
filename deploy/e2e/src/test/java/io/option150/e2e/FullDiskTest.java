package io.option150.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.option150.embedded.EmbeddedPostgres;
import io.option150.testkit.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A data folder on a small disk: it fills up under the running suite, databases die, and phones are served all along. */
class FullDiskTest {

    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);
    private static final Duration BACK_WITHIN = Duration.ofMinutes(3);

    private Path disk = Path.of("set before each test");

    /** A tmpfs, which root alone can make. */
    @BeforeEach
    void mount() throws Exception {
        disk = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "disk-");
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=900m", "tmpfs", disk.toString()) == 0,
                "this user can't mount a disk of the test's own");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
        Files.delete(disk);
    }

    @Test
    void keepsTheEdgeServingAndTheRestComesBack() throws Exception {
        try (Suite suite = Suite.startOn(disk.resolve("data"), disk.resolveSibling(disk.getFileName() + ".out"))) {
            Admin admin = new Admin(suite);
            byte[] ringlist = "<CiscoIPPhoneRingList/>".getBytes(UTF_8);
            admin.upload("ringlist.xml", ringlist);
            Await.until("served", Duration.ofSeconds(2), () -> served(suite, ringlist));

            Path filler = fill();
            kill(suite);
            Await.until(
                    "the console tells why",
                    TOLD_WITHIN,
                    () -> suite.output()
                            .lines()
                            .anyMatch(line -> line.startsWith("PostgreSQL")
                                    && line.contains("No space left on device: ")
                                    && line.contains(" for " + suite.data())));
            for (int i = 0; i < 5; i++) {
                assertThat(Phone.CURL_TFTP.fetch(suite, "ringlist.xml"))
                        .as(suite::output)
                        .matches(got -> got.is(ringlist), "the file that was served before");
                Thread.sleep(1_000);
            }
            assertThat(suite.output()).doesNotContain("Option150 stops");

            Files.delete(filler);
            byte[] later = "<CiscoIPPhoneRingList>later</CiscoIPPhoneRingList>".getBytes(UTF_8);
            Await.until("an upload is taken again", BACK_WITHIN, () -> {
                try {
                    return admin.put(Admin.FILES, "/api/v1/files/ringlist.xml?force=true", "later")
                                    .statusCode()
                            < 300;
                } catch (IOException notYet) {
                    return false;
                }
            });
            admin.upload("ringlist.xml", later);
            Await.until("and served", BACK_WITHIN, () -> served(suite, later));
        }
    }

    private static boolean served(Suite suite, byte[] expected) throws Exception {
        return Phone.CURL_TFTP.fetch(suite, "ringlist.xml").is(expected);
    }

    /** As a database does that can write its log no more, and a broker. */
    private static void kill(Suite suite) throws IOException {
        EmbeddedPostgres.serverOf(suite.data().resolve("postgresql"))
                .orElseThrow()
                .destroyForcibly();
        String mark = Files.readString(suite.data().resolve("run/kafka.pid"));
        ProcessHandle.of(Long.parseLong(mark.substring(0, mark.indexOf(' '))))
                .orElseThrow()
                .destroyForcibly();
    }

    private Path fill() throws IOException {
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

    private static int run(String... words) throws Exception {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
