package io.option150.registry.axl.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.option150.registry.axl.site.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A Unified CM's AXL and UDS at a free port of 127.0.0.1. */
public final class AxlStandIn implements AutoCloseable {

    public static final String USERNAME = "discovery";
    public static final String PASSWORD = "S3cret-of-the-stand-in";

    private final Tomcat tomcat;
    private final StandInSite site = new StandInSite();
    private final Answers answers = new Answers(site);
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<String> unfit = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger mostTogether = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private HttpsServer server;
    private volatile Duration pace = Duration.ZERO;
    private volatile long mostRows = Long.MAX_VALUE;
    private volatile boolean uds = true;
    private volatile byte[] expected =
            hash("Basic " + Base64.getEncoder().encodeToString((USERNAME + ":" + PASSWORD).getBytes(UTF_8)));

    private AxlStandIn(Tomcat tomcat) throws IOException, GeneralSecurityException {
        this.tomcat = tomcat;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    public static AxlStandIn start(Tomcat tomcat) throws IOException, GeneralSecurityException {
        return new AxlStandIn(tomcat);
    }

    private HttpsServer listen(int port) throws IOException, GeneralSecurityException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tomcat.context()));
        https.setExecutor(threads);
        https.createContext("/axl/", this::axl);
        https.createContext("/cucm-uds/version", this::version);
        https.start();
        return https;
    }

    public StandInSite site() {
        return site;
    }

    public int port() {
        return port;
    }

    /** What the next calls get in place of answers, one each. */
    public void next(Trouble... those) {
        troubles.addAll(List.of(those));
    }

    /** More rows than this are too large for one answer. */
    public void mostRows(long rows) {
        mostRows = rows;
    }

    /** How long each call is thought about. */
    public void pace(Duration slow) {
        pace = slow;
    }

    /** Only who has another {@code Authorization} is let in: the one of this SHA-256. */
    public void expects(byte[] sha256) {
        expected = sha256.clone();
    }

    /** Whether UDS answers. */
    public void uds(boolean on) {
        uds = on;
    }

    /** Nobody listens any more, till {@link #up}. */
    public void down() {
        server.stop(0);
    }

    public void up() throws IOException, GeneralSecurityException {
        server = listen(port);
    }

    /** The operations that were called, with their schema, such as {@code listPhone 12.5}. */
    public List<String> operations() {
        return List.copyOf(operations);
    }

    /** What a strict server had to refuse. */
    public List<String> unfit() {
        return List.copyOf(unfit);
    }

    /** Calls that came without a session. */
    public int sessions() {
        return sessions.get();
    }

    /** The largest number of calls that were answered at one time. */
    public int mostTogether() {
        return mostTogether.get();
    }

    private void version(HttpExchange exchange) throws IOException {
        try (exchange) {
            // The attribute is the version of UDS itself.
            String body = "<versionInformation uri=\"https://here/cucm-uds/version\" version=\"10.0.0\"><version>"
                    + site.release() + "</version><capabilities/></versionInformation>";
            send(exchange, uds ? 200 : 404, uds ? body : "");
        }
    }

    private void axl(HttpExchange exchange) throws IOException {
        think();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!isKnown(exchange)) {
                send(exchange, 401, "");
                return;
            }
            session(exchange);
            try {
                Call call = Call.of(exchange.getRequestHeaders(), body);
                operations.add(call.operation() + " " + call.schema());
                answer(exchange, call);
            } catch (Call.Unfit why) {
                unfit.add(String.valueOf(why.getMessage()));
                send(exchange, 500, Answers.fault(0, "unfit"));
            }
        }
    }

    /** Counted up to here only: the next call may come as soon as the answer's last byte is out. */
    private void think() {
        mostTogether.accumulateAndGet(together.incrementAndGet(), Math::max);
        try {
            Thread.sleep(pace);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            together.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        if (isTooNew(call.schema())) {
            send(exchange, 599, "");
            return;
        }
        String text;
        int status = 200;
        try {
            text = answers.to(call, mostRows);
        } catch (Answers.Refused refused) {
            text = Answers.fault(refused.code, String.valueOf(refused.getMessage()));
            status = 500;
        }
        Trouble trouble = troubles.poll();
        if (trouble == null) {
            send(exchange, status, text);
        } else {
            Troubles.make(trouble, exchange, text);
        }
    }

    private boolean isTooNew(String schema) {
        Optional<Schema> own = Schema.fitting(site.release());
        return own.map(newest -> Double.parseDouble(schema) > Double.parseDouble(newest.text()))
                .orElse(true);
    }

    private boolean isKnown(HttpExchange exchange) {
        return Arrays.equals(
                expected, hash(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
    }

    private static byte[] hash(String authorization) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException none) {
            throw new AssertionError(none);
        }
    }

    private void session(HttpExchange exchange) {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie == null || !cookie.contains("JSESSIONID")) {
            int number = sessions.incrementAndGet();
            exchange.getResponseHeaders()
                    .add("Set-Cookie", "JSESSIONID=session" + number + "; Path=/axl/; Secure; HttpOnly");
        }
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
