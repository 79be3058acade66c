package io.option150.registry.callmanager.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server of lines on a free port of this machine, a thread for each connection. */
abstract class LineServer implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final ServerSocket server;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();

    LineServer() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection. */
    record Line(InputStream in, OutputStream out) {

        void say(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }

        /** The next bytes up to this end, without it; null where the caller has hung up. */
        @org.jspecify.annotations.Nullable
        String until(String end) throws IOException {
            var text = new StringBuilder();
            while (text.indexOf(end) < 0) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                text.append((char) next);
            }
            return text.substring(0, text.length() - end.length());
        }
    }

    final void start() {
        Thread.ofVirtual().start(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    /** What callers did that the real one would not take. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Orders that were taken. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    final void fault(String text) {
        faults.add(text);
    }

    final void order(String text) {
        orders.add(text);
    }

    abstract void serve(Line line) throws IOException;

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    fault(e.toString());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MS);
            serve(new Line(socket.getInputStream(), socket.getOutputStream()));
        } catch (IOException e) {
            if (!server.isClosed()) {
                fault(e.toString());
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
