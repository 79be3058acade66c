package io.option150.tftp.net.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.Programs;
import io.option150.tftp.net.server.ServerFixture;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the servers that others wrote. */
class OtherServersTest {
    private static final FetchOptions PATIENT =
            FetchOptions.DEFAULT.withPatience(Duration.ofMillis(200), 50, Duration.ofSeconds(10));

    @TempDir
    Path folder;

    private TftpClient client;
    private final List<Process> servers = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        // The servers give up their rights before they read.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        client = TftpClient.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        for (Process server : servers) {
            server.destroy();
            assertThat(server.waitFor(Duration.ofSeconds(10))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1427, 1428, 1429, 3_000_000})
    void fetchesFromTftpdHpa(int length) throws Exception {
        byte[] bytes = file(length);
        InetSocketAddress server = tftpdHpa();

        CollectingSink sink = fetch(server, "file.bin", PATIENT);

        assertThat(sink.file()).isEqualTo(bytes);
        assertThat(sink.length()).isEqualTo(length);
    }

    @Test
    void fetchesFromTftpdHpaPastTheRolloverOfBlockNumbers() throws Exception {
        byte[] bytes = file(65_600 * 64 + 5);
        InetSocketAddress server = tftpdHpa();

        CollectingSink sink = fetch(server, "file.bin", PATIENT.withSizes(64, 16));

        assertThat(sink.file()).isEqualTo(bytes);
    }

    @Test
    void hearsFromTftpdHpaThatAFileDoesNotExist() throws Exception {
        CollectingSink sink = fetch(tftpdHpa(), "missing.bin", PATIENT);

        assertThat(sink.failure()).isInstanceOf(FetchFailure.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1428, 100_001})
    void fetchesFromDnsmasq(int length) throws Exception {
        byte[] bytes = file(length);
        InetSocketAddress server = dnsmasq();

        CollectingSink sink = fetch(server, "file.bin", PATIENT);

        assertThat(sink.file()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 100_001})
    void fetchesFromTftpdHpaThatRefusesOptions(int length) throws Exception {
        byte[] bytes = file(length);
        InetSocketAddress server = tftpdHpa("--refuse", "tsize", "--refuse", "blksize");

        CollectingSink sink = fetch(server, "file.bin", PATIENT);

        assertThat(sink.file()).isEqualTo(bytes);
        assertThat(sink.length()).isEqualTo(-1);
    }

    @Test
    void fetchesFromDnsmasqWithoutBlocksizes() throws Exception {
        byte[] bytes = file(100_001);
        InetSocketAddress server = dnsmasq("--tftp-no-blocksize");

        CollectingSink sink = fetch(server, "file.bin", PATIENT);

        assertThat(sink.file()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-multicast", "--no-tsize", "--no-blksize", "--no-timeout", "--no-windowsize"})
    void fetchesFromAtftpdWithOrWithoutOptions(String refusal) throws Exception {
        byte[] bytes = file(100_001);
        InetSocketAddress server = atftpd(refusal);

        assertThat(fetch(server, "file.bin", PATIENT).file()).isEqualTo(bytes);
        assertThat(fetch(server, "missing.bin", PATIENT).failure()).isInstanceOf(FetchFailure.NotFound.class);
    }

    private byte[] file(int length) throws Exception {
        byte[] bytes = ServerFixture.bytes(length);
        Path file = Files.write(folder.resolve("file.bin"), bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return bytes;
    }

    private InetSocketAddress tftpdHpa(String... more) throws Exception {
        String program = Programs.require("in.tftpd");
        InetSocketAddress address = freeAddress();
        String listen = address.getAddress().getHostAddress() + ":" + address.getPort();
        return serve(
                address,
                command(
                        List.of(program, "--listen", "--foreground", "--address", listen, "--secure"),
                        more,
                        folder.toString()));
    }

    /** It knows port 69 only, so it gets a loopback address of its own; who may not bind that port skips the test. */
    private InetSocketAddress dnsmasq(String... more) throws Exception {
        String program = Programs.require("dnsmasq");
        String host = "127.77.%d.%d".formatted(ProcessHandle.current().pid() % 250, 1 + servers.size());
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral(host), 69);
        try (DatagramSocket probe = new DatagramSocket(address)) {
            assertThat(probe.isBound()).isTrue();
        } catch (SocketException refused) {
            Assumptions.abort("port 69 may not be bound here: " + refused.getMessage());
        }
        return serve(
                address,
                command(
                        List.of(
                                program,
                                "--keep-in-foreground",
                                "--conf-file=/dev/null",
                                "--port=0",
                                "--enable-tftp",
                                "--tftp-root=" + folder,
                                "--listen-address=" + host,
                                "--bind-interfaces"),
                        more,
                        "--pid-file=" + folder.resolve("dnsmasq.pid")));
    }

    private InetSocketAddress atftpd(String... more) throws Exception {
        String program = Programs.require("atftpd");
        InetSocketAddress address = freeAddress();
        return serve(
                address,
                command(
                        List.of(
                                program,
                                "--daemon",
                                "--no-fork",
                                "--bind-address",
                                address.getAddress().getHostAddress(),
                                "--port",
                                Integer.toString(address.getPort()),
                                "--logfile",
                                "-"),
                        more,
                        folder.toString()));
    }

    private static List<String> command(List<String> start, String[] more, String end) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(more));
        command.add(end);
        return command;
    }

    private InetSocketAddress serve(InetSocketAddress address, List<String> command) throws Exception {
        servers.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start());
        return address;
    }

    private static InetSocketAddress freeAddress() throws Exception {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            return (InetSocketAddress) probe.getLocalSocketAddress();
        }
    }

    /** Asks until the server, which takes a moment to start, is there. */
    private CollectingSink fetch(InetSocketAddress server, String name, FetchOptions options) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            CollectingSink sink = new CollectingSink();
            client.get(server, name, options, sink);
            try {
                sink.file();
                return sink;
            } catch (ExecutionException failed) {
                if (!(sink.failure() instanceof FetchFailure.Unreachable) || System.nanoTime() > deadline) {
                    return sink;
                }
                Thread.onSpinWait();
            }
        }
    }
}
