package io.option150.edge;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.upstream.RemoteServer;
import io.option150.edge.upstream.ScriptedHttp;
import io.option150.testkit.Await;
import io.option150.testkit.TestTokens;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The edge that all tests share, with its surroundings: fed by events on real Kafka, asked over TFTP, HTTP and its API.
 * Clusters that a test adds are gone after {@link #clean}, devices and files stay: each test has names of its own.
 */
@Singleton
public final class RunningEdge {

    private final TftpFront tftp;
    private final HttpFront http;
    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<String> clusters = new ArrayList<>();
    private @Nullable Topics topics;
    private @Nullable Phone phone;

    @Inject
    RunningEdge(TftpFront tftp, HttpFront http) {
        this.tftp = tftp;
        this.http = http;
    }

    /** Before each test. */
    public void start() throws IOException {
        topics = new Topics(config("kafka.bootstrap.servers"));
        phone = new Phone(tftp.addresses().getFirst(), http.addresses().getFirst());
        Await.until("the edge is ready", () -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** After each test. */
    public void clean() throws Exception {
        for (String id : clusters) {
            topics().noCluster(id);
        }
        for (String id : clusters) {
            Await.until("cluster " + id + " is gone", () -> !knownPeers().contains(id));
        }
        clusters.clear();
        for (AutoCloseable server : servers) {
            server.close();
        }
        servers.clear();
        admin().delete("/api/v1/cache").then().statusCode(200);
        phone().close();
        topics().close();
    }

    /** Who asks. */
    public Phone phone() {
        return Objects.requireNonNull(phone, "started");
    }

    /** What tells the edge. */
    public Topics topics() {
        return Objects.requireNonNull(topics, "started");
    }

    /** Closed after the test. */
    public void keep(AutoCloseable server) {
        servers.add(server);
    }

    /** A cluster that is gone after the test. */
    public void willRemove(String clusterId) {
        clusters.add(clusterId);
    }

    /** A remote cluster that answers by a script. */
    public void withScript(String id, ScriptedHttp script) throws Exception {
        willRemove(id);
        topics().cluster(Records.remote(id, 1, Topics.next(), 69, script.port(), "127.0.0.2"));
        awaitPeer(id);
    }

    /** A remote cluster with one server that has these files, of which each tells its name and cluster. */
    public RemoteServer cluster(String id, int order, String address, String... names) throws Exception {
        RemoteServer server = RemoteServer.on(address);
        keep(server);
        willRemove(id);
        for (String name : names) {
            server.files.put(name, (name + " of " + id).getBytes(UTF_8));
        }
        topics().cluster(server.cluster(id, order));
        awaitPeer(id);
        return server;
    }

    /** Returns once the edge knows that home. */
    public void awaitHome(String device, String clusterId) {
        Await.until(
                "the home is known",
                () -> admin().get("/api/v1/routes/" + device + ".cnf.xml")
                        .asString()
                        .contains("at home in " + clusterId));
    }

    /** Returns once the edge knows a peer of that cluster. */
    public void awaitPeer(String id) {
        Await.until("the cluster is known", () -> knownPeers().contains(id));
    }

    private List<?> knownPeers() {
        return admin().get("/api/v1/peers").path("items.cluster") instanceof List<?> known ? known : List.of();
    }

    /** Puts a file into the store and tells so. */
    public void upload(String path, String text) throws Exception {
        byte[] bytes = text.getBytes(UTF_8);
        URI store = URI.create(config("option150.file-store.url") + "/api/v1/contents/" + Records.sha256(bytes));
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(store)
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        topics().file(Records.file(path, bytes, Topics.next()));
    }

    /** A file as a phone gets it over HTTP. */
    public String httpBody(String name) {
        try {
            return phone().get(name).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An RRQ without options. */
    public static byte[] rrq(String name) {
        return ("\0\1" + name + "\0octet\0").getBytes(UTF_8);
    }

    /** What comes to a fresh port within the time; empty for silence. */
    public byte[] answer(byte[] packet, int millis) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            send(socket, packet);
            socket.setSoTimeout(millis);
            DatagramPacket got = new DatagramPacket(new byte[2048], 2048);
            socket.receive(got);
            return Arrays.copyOf(got.getData(), got.getLength());
        } catch (SocketTimeoutException silence) {
            return new byte[0];
        }
    }

    /** Sends a datagram to the TFTP port. */
    public void send(DatagramSocket socket, byte[] packet) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, tftp.addresses().getFirst()));
    }

    /** The first twelve characters of what the phones' HTTP port says to these. */
    public String rawHttp(String request) throws IOException {
        InetSocketAddress server = http.addresses().getFirst();
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readNBytes(12), UTF_8);
        }
    }

    /** How many requests of late fit. */
    public long requests(String parameter, String value) {
        return ((Number) admin().queryParam(parameter, value)
                        .get("/api/v1/requests")
                        .path("total"))
                .longValue();
    }

    /** How many entries the cache has. */
    public int cached() {
        return ((Number) admin().get("/api/v1/cache").path("entries.total")).intValue();
    }

    /** What Prometheus reads. */
    public String metrics() {
        return given().get("/q/metrics").asString();
    }

    /** A call of an admin. */
    public RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + TestTokens.ADMIN);
    }

    /** A call of another service. */
    public RequestSpecification service() {
        return given().header("Authorization", "Bearer " + TestTokens.SERVICE);
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
