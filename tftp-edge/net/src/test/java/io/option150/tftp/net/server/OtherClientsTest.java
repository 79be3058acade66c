package io.option150.tftp.net.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.Programs;
import io.option150.tftp.net.server.TransferReport.Outcome;
import io.option150.tftp.net.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server against the clients that others wrote. */
@ParameterizedClass
@MethodSource("io.option150.tftp.net.transport.Transport#available")
class OtherClientsTest {

    /** More than 65535 blocks of 512 bytes, so the block number passes 65535 and goes on at 0. */
    private static final int PAST_ROLLOVER = 65_600 * 512 + 7;

    @TempDir
    Path folder;

    private ServerFixture fixture;

    private final Transport transport;

    OtherClientsTest(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void start() throws Exception {
        fixture = ServerFixture.repeatingSoon(transport);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 10_240, 100_000, PAST_ROLLOVER})
    void tftpHpaGetsFilesByteForByte(int length) throws Exception {
        String tftp = Programs.require("tftp");
        byte[] bytes = fixture.add("file.bin", length);

        Programs.run(
                folder,
                List.of(
                        tftp,
                        "-m",
                        "binary",
                        "127.0.0.1",
                        Integer.toString(fixture.port()),
                        "-c",
                        "get",
                        "file.bin",
                        "got.bin"));

        assertThat(Files.readAllBytes(folder.resolve("got.bin"))).isEqualTo(bytes);
        assertServed(length, 512, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1427, 1428, 1429, 100_000})
    void atftpGetsFilesWithBlksizeAndTsizeAndTimeout(int length) throws Exception {
        byte[] bytes = fixture.add("file.bin", length);

        atftp("blksize 1428", "tsize", "timeout 2");

        assertThat(Files.readAllBytes(folder.resolve("got.bin"))).isEqualTo(bytes);
        assertServed(length, 1428, 1);
        assertThat(fixture.requests.remove().options()).containsKeys("blksize", "tsize", "timeout");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1428 * 8, 1428 * 8 - 1, 300_000})
    void atftpGetsFilesInWindows(int length) throws Exception {
        byte[] bytes = fixture.add("file.bin", length);

        atftp("blksize 1428", "windowsize 8");

        assertThat(Files.readAllBytes(folder.resolve("got.bin"))).isEqualTo(bytes);
        assertServed(length, 1428, 8);
    }

    /** No empty file: curl 7.88 fails on one from any server. */
    @ParameterizedTest
    @ValueSource(ints = {1, 512, 100_000, PAST_ROLLOVER})
    void curlGetsFilesByteForByte(int length) throws Exception {
        String curl = Programs.require("curl");
        byte[] bytes = fixture.add("file.bin", length);

        Programs.Result result = Programs.run(
                folder, List.of(curl, "-sS", "-o", "got.bin", "tftp://127.0.0.1:" + fixture.port() + "/file.bin"));

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("got.bin"))).isEqualTo(bytes);
        assertServed(length, 512, 1);
    }

    @Test
    void curlIsToldThatAFileDoesNotExist() throws Exception {
        String curl = Programs.require("curl");

        Programs.Result result = Programs.run(
                folder, List.of(curl, "-sS", "tftp://127.0.0.1:" + fixture.port() + "/SEP001122AABBCC.cnf.xml"));

        assertThat(result.exit()).as(result.output()).isEqualTo(68);
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void tftpHpaGetsTextInNetascii() throws Exception {
        String tftp = Programs.require("tftp");
        String text = "dial plan\nline two\r\n" + "x".repeat(600) + "\n\n\rend".repeat(90);
        fixture.files.put("text.txt", new BytesContent(text.getBytes(StandardCharsets.US_ASCII)));

        Programs.run(
                folder,
                List.of(
                        tftp,
                        "-m",
                        "ascii",
                        "127.0.0.1",
                        Integer.toString(fixture.port()),
                        "-c",
                        "get",
                        "text.txt",
                        "got.txt"));

        assertThat(Files.readString(folder.resolve("got.txt"), StandardCharsets.US_ASCII))
                .isEqualTo(text);
        assertThat(fixture.nextReport().outcome()).isEqualTo(Outcome.SERVED);
    }

    @Test
    void aClientThatIsKilledMidwayIsGivenUpAndDisturbsNobody() throws Exception {
        String tftp = Programs.require("tftp");
        GrowingContent content = new GrowingContent(1_000_000);
        content.grow(ServerFixture.bytes(100_000));
        fixture.files.put("large.bin", content);
        Process killed = new ProcessBuilder(
                        tftp, "-m", "binary", "127.0.0.1", Integer.toString(fixture.port()), "-c", "get", "large.bin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.txt").toFile())
                .start();
        try {
            await("half of it is there")
                    .atMost(20, SECONDS)
                    .until(() -> fixture.server.transfers().stream().anyMatch(transfer -> transfer.bytes() > 50_000));
        } finally {
            killed.destroyForcibly().waitFor();
        }
        content.grow(ServerFixture.bytes(900_000));
        content.complete();

        TransferReport report = fixture.nextReport();
        assertThat(report.outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(report.detail()).isEqualTo("client answers no more");
        assertThat(content.isAbandoned()).isTrue();
        tftpHpaGetsFilesByteForByte(10_240);
    }

    private void atftp(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Programs.require("atftp")));
        for (String option : options) {
            command.add("--option");
            command.add(option);
        }
        command.addAll(List.of("-g", "-r", "file.bin", "-l", "got.bin", "127.0.0.1", Integer.toString(fixture.port())));
        Programs.Result result = Programs.run(folder, command);
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private void assertServed(int length, int blksize, int windowsize) throws InterruptedException {
        TransferReport report = fixture.nextReport();
        assertThat(report.outcome()).as(report.detail()).isEqualTo(Outcome.SERVED);
        assertThat(report.bytes()).isEqualTo(length);
        assertThat(report.blksize()).isEqualTo(blksize);
        assertThat(report.windowsize()).isEqualTo(windowsize);
        assertThat(report.tag()).isEqualTo("file.bin");
    }
}
