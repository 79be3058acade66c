package io.option150.storm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.option150.tftp.net.BytesContent;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Real servers over the files of a map; every name they were asked for is kept. */
final class Servers implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Map<String, byte[]> files;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final TftpServer tftp;
    private final HttpServer http;
    private final HttpsServer https;
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    private Servers(Map<String, byte[]> files) throws IOException {
        this.files = files;
        this.tftp = TftpServer.start(
                ServerConfig.of(List.of(LOOPBACK), 0),
                request -> CompletableFuture.completedFuture(reply(request.fileName())),
                ServerObserver.NONE);
        this.http = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        this.https = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(TlsIdentity.made()));
        for (HttpServer server : List.of(http, https)) {
            server.createContext("/", this::answer);
            server.start();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        asked.add(name);
        connections.add(exchange.getRemoteAddress());
        byte[] bytes = files.get(name);
        exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.getResponseBody().close();
    }

    static Servers over(Map<String, byte[]> files) throws IOException {
        return new Servers(files);
    }

    String address() {
        return "127.0.0.1:" + tftp.addresses().getFirst().getPort();
    }

    String httpPort() {
        return Integer.toString(http.getAddress().getPort());
    }

    String httpsPort() {
        return Integer.toString(https.getAddress().getPort());
    }

    /** TCP connections over which something was asked. */
    int connections() {
        return connections.size();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private Reply reply(String name) {
        asked.add(name);
        byte[] bytes = files.get(name);
        return bytes == null
                ? new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "no such file")
                : new Reply.Send(new BytesContent(bytes));
    }

    @Override
    public void close() {
        tftp.close();
        http.stop(0);
        https.stop(0);
    }
}
