package io.option150.testkit.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/**
 * Calls over a socket of their own, whose path is sent just as it is written.
 *
 * @param base the service
 */
record Probe(URI base) {

    private static final int PATIENCE_MS = 30_000;

    /** The status of the answer; 0 when the connection was closed without one. */
    int call(Caller caller, String method, String target) {
        return answer(caller, method, target, "").status();
    }

    /**
     * The whole answer; what writes sends an empty JSON object.
     *
     * @param header a line more, with its end; may be empty
     */
    RawAnswer answer(Caller caller, String method, String target, String header) {
        return answer(caller, method, target, header, Operation.READING.contains(method) ? "" : "{}");
    }

    /** The same with this body of JSON; without one where it is empty. */
    RawAnswer answer(Caller caller, String method, String target, String header, String body) {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            var token = caller.token() == null ? "" : "Authorization: Bearer " + caller.token() + "\r\n";
            var length =
                    body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
            socket.getOutputStream()
                    .write((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token
                                    + header + length + "\r\n" + body)
                            .getBytes(ISO_8859_1));
            return new RawAnswer(new String(socket.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(caller + " " + method + " " + target, e);
        }
    }
}
