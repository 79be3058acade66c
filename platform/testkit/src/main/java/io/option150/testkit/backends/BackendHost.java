package io.option150.testkit.backends;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.option150.embedded.Folders;
import io.option150.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * The main class of the hosting process. It starts both servers in a folder of its own, prints {@link #READY} with their
 * ports, takes {@code POST /<server>/<stop|start|wipe>} on a loopback port, and when the JVM of the tests has ended, however
 * it ended, stops the servers and deletes the folder.
 */
public final class BackendHost {

    /** Password of the role {@code postgres}: the server listens on loopback and lives as long as the tests. */
    public static final String PASSWORD = "only-for-tests";

    /** First word of the line that says the servers are up; PostgreSQL's, Kafka's and the control port follow. */
    public static final String READY = "option150-backends";

    private final Backends backends;

    private BackendHost(Backends backends) {
        this.backends = backends;
    }

    /**
     * Runs the host.
     *
     * @param arguments folder for this run, folder of PostgreSQL's programs, process id of the tests' JVM
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        ProcessHandle tests = ProcessHandle.of(Long.parseLong(arguments[2])).orElseThrow();
        BackendChoice choice = BackendChoice.make(
                System.getProperty("option150.test.backends", ""), System.getenv(), Images.configured());
        Files.createDirectories(folder);
        try (Backends backends = switch (choice) {
            case CONTAINERS -> ContainerBackends.start(Images.configured());
            case EMBEDDED -> EmbeddedBackends.start(folder, Path.of(arguments[1]));
        }) {
            int control = new BackendHost(backends).listen();
            System.out.printf("%s %d %d %d%n", READY, backends.postgresPort(), backends.kafkaPort(), control);
            awaitEnd(tests);
        } finally {
            Folders.delete(folder);
        }
        // Kafka's and the control port's threads may still be on their way out.
        System.exit(0);
    }

    private static void awaitEnd(ProcessHandle tests) throws InterruptedException, ExecutionException {
        if (tests.isAlive()) {
            tests.onExit().get();
        }
    }

    private int listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(Ports.LOOPBACK), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String problem = "";
        try {
            Path path = Path.of(exchange.getRequestURI().getPath());
            Backends.Switch server = backends.server(path.getName(0).toString());
            switch (path.getFileName().toString()) {
                case "stop" -> server.stop();
                case "start" -> server.start();
                case "wipe" -> server.wipe();
                default -> problem = "no such action: " + path;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = e.toString();
        } catch (IOException | RuntimeException e) {
            problem = e.toString();
        }
        byte[] body = problem.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(problem.isEmpty() ? 200 : 500, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
