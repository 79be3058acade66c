package io.option150.registry.callmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A TCP connection of lines. All that is read has a bound, and all of it together a deadline. */
final class Wire implements AutoCloseable {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_BYTES = 1 << 20;

    private final Socket socket = new Socket();
    private final long deadline;
    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private int from;
    private int to;
    private int read;

    Wire(InetSocketAddress server, Duration patience) throws IOException {
        this.deadline = System.nanoTime() + patience.toNanos();
        try {
            var resolved =
                    server.isUnresolved() ? new InetSocketAddress(server.getHostString(), server.getPort()) : server;
            socket.connect(resolved, leftMs());
            socket.setTcpNoDelay(true);
            this.in = socket.getInputStream();
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw e;
        }
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** The next line, without its end. */
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int next = next();
            if (next == '\n') {
                var text = line.toString(UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
    }

    String bytes(int count) throws IOException {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) next();
        }
        return new String(bytes, UTF_8);
    }

    private int next() throws IOException {
        if (from == to) {
            socket.setSoTimeout(leftMs());
            to = Math.max(0, in.read(buffer));
            from = 0;
            read += to;
            if (to == 0) {
                throw new EOFException("the connection was closed");
            }
            if (read > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
        }
        return buffer[from++] & 0xFF;
    }

    private int leftMs() throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
