package io.option150.edge.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.edge.Records;
import io.option150.registry.contract.ClusterRecord;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One file server of a remote cluster, over HTTP and TFTP, on a loopback address of its own. */
public final class RemoteServer implements AutoCloseable {

    /** What it has. */
    public final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** What it was asked, such as {@code http ringlist.xml}; a conditional question adds {@code if changed}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** Whether it tells entity tags. */
    public volatile boolean etags = true;

    private final String address;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable HttpServer http;
    private final TftpServer tftp;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private RemoteServer(String address, boolean withHttp, int httpPort, int tftpPort) throws IOException {
        this.address = address;
        InetAddress literal = InetAddress.ofLiteral(address);
        tftp = TftpServer.start(ServerConfig.of(List.of(literal), tftpPort), this::read, ServerObserver.NONE);
        if (withHttp) {
            HttpServer server = HttpServer.create(new InetSocketAddress(literal, httpPort), 0);
            server.setExecutor(threads);
            server.createContext("/", this::get);
            server.start();
            http = server;
        } else {
            http = null;
        }
    }

    /** On free ports of that address. */
    public static RemoteServer on(String address) throws IOException {
        return new RemoteServer(address, true, 0, 0);
    }

    /** One without HTTP. */
    public static RemoteServer tftpOnly(String address) throws IOException {
        return new RemoteServer(address, false, 0, 0);
    }

    /** Another one of the same cluster: on the same ports of another address. */
    public RemoteServer sibling(String other) throws IOException {
        return new RemoteServer(other, http != null, http == null ? 0 : httpPort(), tftpPort());
    }

    /** As the registry tells it. */
    public ClusterRecord cluster(String id, int order, String... moreAddresses) {
        String[] addresses = new String[1 + moreAddresses.length];
        addresses[0] = address;
        System.arraycopy(moreAddresses, 0, addresses, 1, moreAddresses.length);
        return Records.remote(id, order, 1, tftpPort(), http == null ? null : Integer.valueOf(httpPort()), addresses);
    }

    /** From now on questions are taken and not answered. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** Answers what was held. */
    public void letGo() {
        gate.countDown();
    }

    /** The address. */
    public String address() {
        return address;
    }

    /** UDP port. */
    public int tftpPort() {
        return tftp.addresses().getFirst().getPort();
    }

    /** TCP port. */
    public int httpPort() {
        if (http == null) {
            throw new IllegalStateException("there is no HTTP");
        }
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        letGo();
        if (http != null) {
            http.stop(0);
        }
        tftp.close();
        threads.close();
    }

    private void get(HttpExchange call) throws IOException {
        String name = call.getRequestURI().getPath().substring(1);
        String held = call.getRequestHeaders().getFirst("If-None-Match");
        asked.add("http " + name + (held == null ? "" : " if changed"));
        await();
        byte[] bytes = files.get(name);
        if (bytes == null) {
            call.sendResponseHeaders(404, -1);
        } else {
            String tag = '"' + Records.sha256(bytes).substring(0, 8) + '"';
            if (etags) {
                call.getResponseHeaders().set("ETag", tag);
            }
            if (tag.equals(held)) {
                call.sendResponseHeaders(304, -1);
            } else {
                call.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                call.getResponseBody().write(bytes);
            }
        }
        call.close();
    }

    private CompletionStage<Reply> read(ReadRequest request) {
        asked.add("tftp " + request.fileName());
        return CompletableFuture.supplyAsync(
                () -> {
                    await();
                    byte[] bytes = files.get(request.fileName());
                    return bytes == null
                            ? new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "File not found")
                            : new Reply.Send(new BytesContent(bytes));
                },
                threads);
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
