package io.option150.edge.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A peer that says over HTTP just what a test wants, byte for byte, and then hangs up. */
public final class ScriptedHttp implements AutoCloseable {

    /** The heads of the requests that came. */
    public final List<String> heads = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final Function<String, Optional<String>> script;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    /**
     * Listens at once.
     *
     * @param port 0: a free one
     * @param script the whole answer (ISO 8859-1) to a request's head; empty: none, and the line stays open
     */
    public ScriptedHttp(String address, int port, Function<String, Optional<String>> script) throws IOException {
        this.script = script;
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        Thread.ofVirtual().start(this::accept);
    }

    /** The same answer to everyone; lines of the head are parted by {@code |}, and {@code ||} parts head and body. */
    public static ScriptedHttp saying(String address, int port, String answer) throws IOException {
        String text = answer.replace("|", "\r\n");
        return new ScriptedHttp(address, port, _ -> Optional.of(text));
    }

    /** TCP port. */
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try {
            String head = head(socket.getInputStream());
            if (head.isEmpty()) {
                socket.close();
                return;
            }
            heads.add(head);
            Optional<String> answer = script.apply(head);
            if (answer.isPresent()) {
                socket.getOutputStream().write(answer.get().getBytes(StandardCharsets.ISO_8859_1));
                socket.close();
            }
        } catch (IOException e) {
            // The other side went first, which it may.
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
