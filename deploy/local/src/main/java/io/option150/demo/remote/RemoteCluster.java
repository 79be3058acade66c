package io.option150.demo.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.server.ReadRequest;
import io.option150.tftp.net.server.Reply;
import io.option150.tftp.net.server.ServerConfig;
import io.option150.tftp.net.server.ServerObserver;
import io.option150.tftp.net.server.TftpServer;
import io.option150.tftp.protocol.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A remote cluster: a TFTP server and an HTTP server over one tree, on an address of its own, as the two ports of a call
 * manager's TFTP service.
 */
public final class RemoteCluster implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final int NO_BODY = -1;

    private final Tree tree;
    private final TftpServer tftp;
    private final HttpServer http;
    private final AtomicInteger requests = new AtomicInteger();

    private RemoteCluster(List<InetAddress> addresses, int tftpPort, InetSocketAddress httpAt, Path folder)
            throws IOException {
        tree = new Tree(folder);
        http = HttpServer.create(httpAt, 0);
        http.createContext("/", this::answer);
        tftp = TftpServer.start(ServerConfig.of(addresses, tftpPort), this::answer, ServerObserver.NONE);
        http.start();
    }

    /**
     * Starts both servers on ports that are free.
     *
     * @param folder empty; the cluster's files go there
     * @throws IOException if this machine does not have the address
     */
    public static RemoteCluster start(InetAddress address, Path folder) throws IOException {
        return new RemoteCluster(List.of(address), 0, new InetSocketAddress(address, 0), folder);
    }

    /**
     * Starts both servers on given ports, HTTP on all addresses of this machine.
     *
     * @param addresses of this machine, for TFTP: answers leave from the one that was asked
     * @param folder empty; the cluster's files go there
     * @throws IOException if a port is taken, or this machine does not have an address
     */
    public static RemoteCluster start(List<InetAddress> addresses, int tftpPort, int httpPort, Path folder)
            throws IOException {
        return new RemoteCluster(addresses, tftpPort, new InetSocketAddress(httpPort), folder);
    }

    /** Adds or replaces a file. */
    public void put(String name, byte[] content) throws IOException {
        tree.put(name, content);
    }

    /** The address of both servers. */
    public String address() {
        return http.getAddress().getAddress().getHostAddress();
    }

    /** UDP port. */
    public int tftpPort() {
        return tftp.addresses().getFirst().getPort();
    }

    /** TCP port. */
    public int httpPort() {
        return http.getAddress().getPort();
    }

    /** How many requests have come to either server. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        tftp.close();
        http.stop(0);
    }

    private CompletionStage<Reply> answer(ReadRequest request) {
        requests.incrementAndGet();
        try {
            Reply reply = tree.read(request.fileName())
                    .<Reply>map(bytes -> new Reply.Send(new BytesContent(bytes)))
                    .orElseGet(() -> new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "File not found"));
            return CompletableFuture.completedFuture(reply);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            Optional<byte[]> found =
                    tree.read(exchange.getRequestURI().getPath().substring(1));
            if (found.isEmpty()) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(found.get().length));
                exchange.sendResponseHeaders(OK, NO_BODY);
            } else {
                // A length of 0 would mean "unknown" here.
                exchange.sendResponseHeaders(OK, found.get().length == 0 ? NO_BODY : found.get().length);
                exchange.getResponseBody().write(found.get());
            }
        }
    }
}
