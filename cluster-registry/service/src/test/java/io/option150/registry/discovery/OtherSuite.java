package io.option150.registry.discovery;

import static io.option150.registry.Api.admin;
import static io.option150.registry.Api.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.option150.registry.axl.standin.Tomcat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A stand-in for another suite's registry: what it states of clusters. */
final class OtherSuite implements AutoCloseable {

    static final String TOKEN = "token-of-the-other-suite";

    private final String name;
    private final Tomcat certificate;
    private final HttpsServer server;
    private volatile List<String> trusted = List.of();
    private volatile byte[] expected = hash("Bearer " + TOKEN);
    /** By origin and cluster. */
    private final NavigableMap<String, String> told = new TreeMap<>();

    private final Queue<Runnable> betweenPages = new ConcurrentLinkedQueue<>();

    OtherSuite(Path folder, String name) throws Exception {
        this.name = name;
        certificate = Tomcat.in(folder, name);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/api/v1/discovery/statements", this::answer);
        server.createContext("/api/v1/certificates", this::certificates);
        server.start();
    }

    String origin() {
        return "suite:" + name;
    }

    synchronized OtherSuite states(String origin, String cluster, long version, String address) {
        statesNoMore(cluster);
        told.put(
                origin + "/" + cluster,
                ("{'origin':'%s','clusterId':'%s','version':%d,'facts':{'fields':{'fqdn':'%s.example',"
                                + "'tftpAddresses':['%s'],'secure':true,'tftpPort':69,'httpPort':0},'pointsAt':[],"
                                + "'autoRegistration':[],'nodes':[]}}")
                        .formatted(origin, cluster, version, cluster, address));
        return this;
    }

    synchronized void statesNoMore(String cluster) {
        told.keySet().removeIf(key -> key.endsWith("/" + cluster));
    }

    /** What happens when a page has been told. */
    void betweenPages(Runnable that) {
        betweenPages.add(that);
    }

    OtherSuite told(String token) throws Exception {
        admin().body(body(token)).put(UnifiedCm.SOURCES + name).then().statusCode(201);
        return this;
    }

    String body(String token) throws Exception {
        return json("{'kind':'option150','url':'127.0.0.1:%d','password':'%s','certificateSha256':'%s'}"
                .formatted(server.getAddress().getPort(), token, certificate.sha256()));
    }

    /** Only who has another {@code Authorization} is let in: the one of this SHA-256. */
    void expects(byte[] sha256) {
        expected = sha256.clone();
    }

    private static byte[] hash(String authorization) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException none) {
            throw new AssertionError(none);
        }
    }

    /** Nobody listens any more. */
    void down() {
        server.stop(0);
    }

    /** What it trusts; nothing: its trust service is away. */
    void trusts(String... those) {
        trusted = List.of(those);
    }

    private void certificates(HttpExchange call) throws IOException {
        try (call) {
            if (!Arrays.equals(
                    expected, hash(String.valueOf(call.getRequestHeaders().getFirst("Authorization"))))) {
                call.sendResponseHeaders(401, -1);
            } else if (trusted.isEmpty()) {
                call.sendResponseHeaders(503, -1);
            } else {
                var items = trusted.stream()
                        .map(
                                ("{'fingerprint':'%s','cluster':'far','roles':['sast','tftp'],'use':null,'subject':'CN=far',"
                                                + "'notAfter':'2030-01-01T00:00:00Z','pem':'x','sequence':1}")
                                        ::formatted)
                        .collect(Collectors.joining(","));
                var body = json("{'items':[%s],'total':%d}".formatted(items, trusted.size()))
                        .getBytes(UTF_8);
                call.sendResponseHeaders(200, body.length);
                call.getResponseBody().write(body);
            }
        }
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        try (call) {
            var authorization = call.getRequestHeaders().getFirst("Authorization");
            if (!Arrays.equals(expected, hash(String.valueOf(authorization)))) {
                call.sendResponseHeaders(401, -1);
                return;
            }
            // One a page, so that all pages have to be asked for.
            var query = call.getRequestURI().getQuery();
            int at = query.indexOf("after=");
            var next = told.higherEntry(at < 0 ? "" : query.substring(at + 6));
            var body = json("{'suite':'%s','items':[%s],'page':0,'size':1,'total':%d}"
                            .formatted(origin(), next == null ? "" : next.getValue(), told.size()))
                    .getBytes(UTF_8);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            var then = betweenPages.poll();
            if (then != null) {
                then.run();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        admin().delete(UnifiedCm.SOURCES + name);
    }
}
