package io.option150.testkit.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * Calls over a socket of their own, whose path is sent just as it is written.
 *
 * @param base the service
 */
record Probe(URI base) {

    private static final int PATIENCE_MS = 30_000;

    /** The status of the answer; 0 when the connection was closed without one. */
    int call(Caller caller, String method, String target) {
        return read(caller, method, target, "", answer -> {
            var line = answer.readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ", -1)[1]);
        });
    }

    /**
     * The whole answer as it came, with its head.
     *
     * @param header a line more, with its end; may be empty
     */
    String answer(Caller caller, String method, String target, String header) {
        return read(caller, method, target, header, answer -> answer.lines().collect(Collectors.joining("\n")));
    }

    private <T> T read(Caller caller, String method, String target, String header, Reading<T> reading) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            var token = caller.token() == null ? "" : "Authorization: Bearer " + caller.token() + "\r\n";
            var body = Operation.READING.contains(method)
                    ? "\r\n"
                    : "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream()
                    .write((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token
                                    + header + body)
                            .getBytes(ISO_8859_1));
            return reading.of(new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(caller + " " + method + " " + target, e);
        }
    }

    private interface Reading<T> {
        T of(BufferedReader answer) throws IOException;
    }
}
