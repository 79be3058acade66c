package io.option150.storm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line, against servers on real sockets. */
class StormCommandTest {

    private static final byte[] LARGE = random(20_000);

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The launcher shows it from a file, since it does so before anything is built. */
    @Test
    void theLaunchersHelpIsTheCommandsOwn() {
        assertThat(Path.of("../../deploy/local/src/main/resources/help/storm.txt"))
                .hasContent(StormCommand.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
    }

    @Test
    void eachPhoneAsksForItsOwnFilesAndTheFallbackOnlyWhereThatIsMissing() throws Exception {
        var files = Map.of(
                "SEP001122000000.cnf.xml", "<own/>".getBytes(UTF_8),
                "XMLDefault.cnf.xml", "<default/>".getBytes(UTF_8),
                "ringlist.xml", LARGE);
        try (var servers = Servers.over(files)) {
            assertThat(run(servers.address(), "--phones", "2")).isZero();
            assertThat(servers.asked())
                    .contains(
                            "CTLSEP001122000000.tlv",
                            "CTLSEP001122000001.tlv",
                            "SEP001122000000.cnf.xml",
                            "SEP001122000001.cnf.xml")
                    .containsOnlyOnce("XMLDefault.cnf.xml");
        }
        assertThat(out.toString()).contains("4 served, ").contains(" boots 2 phones in ");
    }

    @Test
    void whatIsPlayedToWarmUpDoesNotCount() throws Exception {
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            assertThat(run(servers.address(), "--warm-up", "0.3", "--phones", "3", "--file", "a.xml", "--json", "-"))
                    .isZero();
            assertThat(servers.asked()).containsExactly("a.xml", "a.xml", "a.xml");
        }
        assertThat(result().at("/end/served").asInt()).isEqualTo(3);
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            assertThat(run(
                            servers.address(),
                            "--http",
                            "--http-port",
                            servers.httpPort(),
                            "--warm-up",
                            "0.3",
                            "--phones",
                            "3",
                            "--file",
                            "a.xml"))
                    .isZero();
            assertThat(servers.asked()).containsExactly("a.xml", "a.xml", "a.xml");
        }
    }

    @Test
    void halfOfThePhonesAskOverHttpWhereBothAreWanted() throws Exception {
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            var status = run(
                    servers.address(),
                    "--http-port",
                    servers.httpPort(),
                    "--transport",
                    "both",
                    "--phones",
                    "10",
                    "--file",
                    "a.xml",
                    "--file",
                    "no%m.xml");
            assertThat(status).isZero();
            assertThat(servers.asked()).hasSize(20);
        }
        assertThat(out.toString()).contains("10 served, 10 not found, 0 failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "kept"})
    void phonesAskOverHttpAndHttpsOverNewConnectionsOrKeptOnes(String connections) throws Exception {
        write("a.xml", LARGE);
        for (String secure : List.of("--http", "--https")) {
            try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
                var status = run(
                        servers.address(),
                        secure,
                        "--connections",
                        connections,
                        "--http-port",
                        servers.httpPort(),
                        "--https-port",
                        servers.httpsPort(),
                        "--phones",
                        "7",
                        "--file",
                        "a.xml",
                        "--file",
                        "no%m.xml",
                        "--file",
                        "a.xml",
                        "--expect",
                        folder.toString(),
                        "--json",
                        "-");
                assertThat(status).as(out.toString()).isZero();
                assertThat(servers.asked()).hasSize(21);
                assertThat(servers.connections()).isEqualTo(connections.equals("kept") ? 7 : 21);
            }
            assertThat(result().at("/end/served").asInt()).isEqualTo(14);
            assertThat(result().at("/end/missing").asInt()).isEqualTo(7);
            assertThat(result().at("/bytes").asInt()).isEqualTo(14 * LARGE.length);
        }
    }

    @Test
    void wrongBytesOverHttpAndAServerThatIsNotThereAreFailures() throws Exception {
        write("a.xml", new byte[LARGE.length]);
        String httpPort;
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            httpPort = servers.httpPort();
            assertThat(run(
                            servers.address(),
                            "--http",
                            "--http-port",
                            httpPort,
                            "--phones",
                            "2",
                            "--file",
                            "a.xml",
                            "--expect",
                            folder.toString()))
                    .isOne();
            assertThat(out.toString()).contains("2 times: the bytes are not those expected");
        }
        assertThat(run("127.0.0.1:1", "--http", "--http-port", httpPort, "--phones", "2", "--file", "a.xml"))
                .isOne();
        assertThat(out.toString()).contains("no connection: ");
    }

    @Test
    void lossIsRepairedAndCounted() throws Exception {
        write("lossy.bin", LARGE);
        try (var servers = Servers.over(Map.of("lossy.bin", LARGE))) {
            var status = run(
                    servers.address(),
                    "--phones",
                    "50",
                    "--file",
                    "lossy.bin",
                    "--loss",
                    "3",
                    "--timeout",
                    "0.05",
                    "--tries",
                    "20",
                    "--expect",
                    folder.toString(),
                    "--json",
                    "-");
            var result = result();
            assertThat(status).as(out.toString()).isZero();
            assertThat(result.at("/end/served").asLong()).isEqualTo(50);
            assertThat(result.at("/bytes").asLong()).isEqualTo(50L * LARGE.length);
            assertThat(result.at("/repeats").asLong()).isPositive();
            assertThat(result.at("/requestMillis/p50").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(result.at("/requestMillis/max").asDouble());
        }
    }

    @Test
    void bytesThatAreNotThoseExpectedAreAFailure() throws Exception {
        write("a.bin", new byte[LARGE.length]);
        write("short.bin", Arrays.copyOf(LARGE, LARGE.length - 1));
        try (var servers = Servers.over(Map.of("a.bin", LARGE, "short.bin", LARGE))) {
            assertThat(run(
                            servers.address(),
                            "--phones",
                            "1",
                            "--file",
                            "a.bin",
                            "--file",
                            "short.bin",
                            "--expect",
                            folder.toString()))
                    .isEqualTo(1);
        }
        assertThat(out.toString()).contains("2 times: the bytes are not those expected");
    }

    @Test
    void aServerThatIsSilentIsAFailureThatSaysSo() throws Exception {
        try (var silent = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(run(
                            "127.0.0.1:" + silent.getLocalPort(),
                            "--phones",
                            "3",
                            "--file",
                            "x",
                            "--timeout",
                            "0.02",
                            "--tries",
                            "2"))
                    .isEqualTo(1);
        }
        assertThat(out.toString()).contains("3 times: no answer").contains("booted 0 of 3 phones");
    }

    @Test
    void phonesAreSwitchedOnOverTheRampAndKeepToTheLimit() throws Exception {
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            assertThat(run(
                            servers.address(),
                            "--phones",
                            "20",
                            "--at-once",
                            "2",
                            "--threads",
                            "2",
                            "--ramp",
                            "0.3",
                            "--file",
                            "a.xml",
                            "--source-net",
                            "127.16.0.0/12",
                            "--json",
                            "-"))
                    .isZero();
        }
        assertThat(result().at("/seconds").asDouble()).isGreaterThan(0.28);
        assertThat(result().at("/end/booted").asInt()).isEqualTo(20);
    }

    @Test
    void phonesBootAgainUntilTheTimeIsOver() throws Exception {
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            assertThat(run(
                            servers.address(),
                            "--phones",
                            "2",
                            "--duration",
                            "0.2",
                            "--file",
                            "a.xml",
                            "--blksize",
                            "0"))
                    .isZero();
        }
        assertThat(out.toString()).contains(" boots of 2 phones in ");
    }

    @Test
    void thePageHasTheVerdictAndPlots() throws Exception {
        var page = folder.resolve("storm.html");
        try (var servers = Servers.over(Map.of("a.xml", LARGE))) {
            run(servers.address(), "--phones", "5", "--file", "a.xml", "--html", page.toString());
        }
        assertThat(Files.readString(page))
                .contains("boots 5 phones", "<svg", "<polyline points=\"0.0,")
                .doesNotContain("NaN", "Infinity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--phones 0               | --phones must be 1 to 1000000, is 0",
                "--warm-up -1             | --warm-up must be 0 to 86400 seconds, is -1.0",
                "--blksize 7              | --blksize must be 0 or 8 to 65464, is 7",
                "--loss 100               | --loss must be 0 to less than 100 percent, is 100.0",
                "--source-net 10.0.0.0/8  | --source-net must be a network of 127.0.0.0/8 as in 127.16.0.0/12, is 10.0.0.0/8",
                "--first-mac xyz          | --first-mac must be twelve hexadecimal digits, is xyz",
                "--http-port 70000        | --http-port must be 1 to 65535, is 70000",
                "--https-port 0           | --https-port must be 1 to 65535, is 0",
                "--connections old        | --connections must be new or kept, is old",
                "--http --https           | --http and --https exclude each other",
                "--transport smoke        | Invalid value for option '--transport'",
                "--windows 4              | Unknown option",
            })
    void whatIsOutOfRangeIsRefusedByName(String option, String message) {
        assertThat(run(("127.0.0.1:1 " + option).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void anAddressElsewhereNeedsLeave() {
        assertThat(run("192.0.2.1")).isEqualTo(2);
        assertThat(err.toString()).contains("ADDRESS must be this machine's, is 192.0.2.1", "--allow-remote");
    }

    private int run(String... arguments) {
        CommandLine line = StormCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        // What is given twice counts as it is given last. On a busy machine nothing is to be asked twice.
        line.setOverwrittenOptionsAllowed(true);
        return line.execute(Stream.concat(Stream.of("--warm-up=0", "--timeout=10"), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    private JsonNode result() throws Exception {
        return new ObjectMapper().readTree(out.toString());
    }

    private void write(String name, byte[] bytes) throws Exception {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }
}
