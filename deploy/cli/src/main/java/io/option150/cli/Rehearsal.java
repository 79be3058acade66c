package io.option150.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.cli.call.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs a few commands against a server of its own that knows one answer, so that a JVM that watches learns which classes commands
 * need. Nothing is printed and no suite is asked.
 */
final class Rehearsal {

    private static final String ANSWER =
            "{\"items\":[{\"clusterId\":\"a\",\"order\":1,\"tftpEnabled\":true,\"tftpAddresses\":[\"192.0.2.1\"],\"httpPort\":null}],"
                    + "\"steps\":[{\"link\":\"a\"}],\"total\":1}";
    private static final List<String> COMMANDS = List.of(
            "cluster list",
            "cluster list -o json",
            "cluster set a --order 1",
            "device get a",
            "device list -o yaml",
            "file list",
            "edge list",
            "edge requests",
            "route a",
            "phone list",
            "audit list",
            "trust own",
            "edge stop a --no-wait",
            "profile check --name a.xml -",
            "edge no-such-verb");

    private Rehearsal() {}

    /** Takes no arguments. */
    public static void main(String[] ignored) throws IOException {
        try (var server = new ServerSocket(0, COMMANDS.size(), InetAddress.getLoopbackAddress())) {
            var answering = new Thread(() -> answer(server));
            answering.setDaemon(true);
            answering.start();
            var environment =
                    Map.of("OPTION150_SERVER", "http://127.0.0.1:" + server.getLocalPort(), "OPTION150_TOKEN", "none");
            var nowhere = new PrintStream(OutputStream.nullOutputStream());
            var terminal = Main.surroundings().terminal();
            var surroundings = new Surroundings(
                    environment, Path.of(""), InputStream.nullInputStream(), nowhere, nowhere, terminal);
            for (var command : COMMANDS) {
                CommandLines.run(surroundings, command.split(" ", -1));
            }
        }
        System.exit(0);
    }

    private static void answer(ServerSocket server) {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + ANSWER.length()
                + "\r\nConnection: close\r\n\r\n";
        while (!server.isClosed()) {
            try (Socket call = server.accept()) {
                call.getInputStream().read(new byte[1 << 14]);
                call.getOutputStream().write((head + ANSWER).getBytes(US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
