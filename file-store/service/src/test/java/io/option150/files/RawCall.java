package io.option150.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.option150.testkit.TestTokens;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP/1.1 call over a socket of its own: the test decides what is sent and read, and when, byte by byte. */
public final class RawCall implements AutoCloseable {

    /** Longest that a read waits, milliseconds: a call that hangs fails its test. */
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects; nothing is sent yet. */
    public RawCall(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends the request line, the admin's token and these header lines. */
    public RawCall head(String method, String target, String... headers) throws IOException {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + TestTokens.ADMIN + "\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        return body(head.append("\r\n").toString().getBytes(ISO_8859_1));
    }

    /** Sends bytes of the body. */
    public RawCall body(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Reads the next status line and headers. */
    public Answer answer() throws IOException {
        var status = line();
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status.split(" ", -1)[1]), headers);
    }

    /** Reads this many bytes of the answer's body. */
    public byte[] read(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the connection ended " + (count - bytes.length) + " bytes early");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended in a line: " + line);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /**
     * Start of an answer.
     *
     * @param status HTTP status
     * @param headers by lower-case name
     */
    public record Answer(int status, Map<String, String> headers) {

        /** Bytes of the body that follows. */
        public int length() {
            return Integer.parseInt(headers.getOrDefault("content-length", "0"));
        }
    }
}
