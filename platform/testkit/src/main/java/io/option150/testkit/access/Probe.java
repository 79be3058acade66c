package io.option150.testkit.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

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
            return new RawAnswer(read(socket.getInputStream()).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(caller + " " + method + " " + target, e);
        }
    }

    /** All of it; of a stream of events, which may last for minutes, what comes first. */
    private static String read(InputStream answer) throws IOException {
        var all = new ByteArrayOutputStream();
        var part = new byte[8192];
        for (int got = answer.read(part); got >= 0; got = answer.read(part)) {
            all.write(part, 0, got);
            if (all.size() <= part.length && isOfEvents(all.toString(ISO_8859_1))) {
                break;
            }
        }
        return all.toString(UTF_8);
    }

    private static boolean isOfEvents(String text) {
        int end = text.indexOf("\r\n\r\n");
        return end >= 0
                && text.substring(0, end).toLowerCase(Locale.ROOT).contains("\r\ncontent-type: text/event-stream");
    }
}
