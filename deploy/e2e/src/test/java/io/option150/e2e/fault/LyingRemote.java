package io.option150.e2e.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.option150.e2e.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A remote cluster's HTTP server whose answers are as bad as their names say: {@code slow-…} comes a byte a second,
 * {@code short-…} ends before the length that it tells, {@code endless-…} never ends, {@code changing-…} breaks off in the
 * middle and goes on with another version. It has nothing else.
 */
final class LyingRemote implements AutoCloseable {

    static final byte[] FIRST = Versions.bytes("changing".repeat(200), "v1");
    static final byte[] SECOND = Versions.bytes("changing".repeat(200), "v2");

    private static final int SLOW_MILLIS = 1_000;
    private static final int ENDLESS_MILLIS = 50;

    private final ServerSocket socket = new ServerSocket();
    private final String address;
    private final int tftp;
    private final AtomicInteger asked = new AtomicInteger();

    LyingRemote(String address) throws IOException {
        this.address = address;
        // Nobody speaks TFTP there.
        this.tftp = Ports.free(address);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return address;
    }

    int tftp() {
        return tftp;
    }

    int http() {
        return socket.getLocalPort();
    }

    /** How often it was asked for one of its files. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket call = socket.accept();
                Thread.ofVirtual().start(() -> answer(call));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private void answer(Socket call) {
        try (call;
                var in = new BufferedReader(new InputStreamReader(call.getInputStream(), US_ASCII))) {
            String first = in.readLine();
            boolean range = false;
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                range |= line.regionMatches(true, 0, "range:", 0, 6);
            }
            if (first != null) {
                answer(first.split(" ", 3)[1].substring(1), range, call.getOutputStream());
            }
        } catch (IOException | InterruptedException cutOff) {
            // Whoever asked has had enough, which is what it is to have.
            return;
        }
    }

    private void answer(String name, boolean range, OutputStream out) throws IOException, InterruptedException {
        if (!name.matches("(slow|short|endless|changing)-.*")) {
            out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            return;
        }
        asked.incrementAndGet();
        String kind = name.substring(0, name.indexOf('-'));
        switch (kind) {
            case "slow" -> {
                head(out, "200 OK", "Content-Length: 400");
                for (int at = 0; at < 400; at++) {
                    out.write('s');
                    Thread.sleep(SLOW_MILLIS);
                }
            }
            case "short" -> {
                head(out, "200 OK", "Content-Length: 5000");
                out.write(Arrays.copyOf(FIRST, 1_000));
            }
            case "endless" -> {
                head(out, "200 OK", "Connection: close");
                while (!socket.isClosed()) {
                    out.write(Arrays.copyOf(FIRST, 1_000));
                    Thread.sleep(ENDLESS_MILLIS);
                }
            }
            default -> {
                int half = FIRST.length / 2;
                if (range) {
                    head(
                            out,
                            "206 Partial Content",
                            "ETag: \"2\"\r\nContent-Length: " + (SECOND.length - half) + "\r\nContent-Range: bytes "
                                    + half + "-" + (SECOND.length - 1) + "/" + SECOND.length);
                    out.write(SECOND, half, SECOND.length - half);
                } else if (asked.get() % 2 == 0) {
                    head(out, "200 OK", "ETag: \"2\"\r\nContent-Length: " + SECOND.length);
                    out.write(SECOND);
                } else {
                    head(out, "200 OK", "ETag: \"1\"\r\nContent-Length: " + FIRST.length);
                    out.write(FIRST, 0, half);
                }
            }
        }
    }

    private static void head(OutputStream out, String status, String fields) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n").getBytes(US_ASCII));
    }
}
