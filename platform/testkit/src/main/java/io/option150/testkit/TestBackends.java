package io.option150.testkit;

import io.option150.embedded.PostgresDatabases;
import io.option150.testkit.backends.BackendHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The real PostgreSQL and Kafka of this JVM of tests: started once, shared by all test classes and Quarkus profiles,
 * gone when the JVM ends. Containers where an engine has the images, embedded servers otherwise
 * ({@code -Doption150.test.backends=containers|embedded} forces one).
 *
 * @param postgresPort TCP port on 127.0.0.1
 * @param kafkaPort TCP port on 127.0.0.1
 * @param controlPort TCP port on 127.0.0.1 where the hosting process takes orders
 */
public record TestBackends(int postgresPort, int kafkaPort, int controlPort) {

    /**
     * A system property, not a field: every class loader of this JVM has its own fields, and Quarkus makes a new loader
     * for each profile.
     */
    private static final String SHARED = "option150.test.backends.shared";

    /** The backends of this JVM, started if they are not yet. */
    public static TestBackends start() throws IOException {
        // Interned strings are the same object for every class loader, so that they all wait here for one start.
        synchronized (SHARED.intern()) {
            @Nullable String shared = System.getProperty(SHARED);
            if (shared == null) {
                shared = HostProcess.start(BackendHost.class, BackendHost.READY);
                System.setProperty(SHARED, shared);
            }
            String[] ports = shared.strip().split(" ", -1);
            return new TestBackends(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
        }
    }

    /** What Kafka's clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** JDBC URL of a database; user and password are {@link #user} and {@link #password}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgresPort, Objects.requireNonNull(database));
    }

    /** URL of a database as the reactive client takes it. */
    public String reactiveUrl(String database) {
        return jdbcUrl(database).substring("jdbc:".length());
    }

    /** The role that owns a database: it has the database's name. */
    public String user(String database) {
        return Objects.requireNonNull(database);
    }

    /** The password of every role here. */
    public String password() {
        return BackendHost.PASSWORD;
    }

    /** Makes the database anew, empty, with its role; whoever was connected to the old one is thrown out. */
    public void freshDatabase(String name) throws SQLException {
        databases().drop(name);
        databases().ensure(name, password());
    }

    /** Removes every topic but Kafka's own, so that a service with an empty database sees no events of another life. */
    public void deleteTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.deleteTopics(admin.listTopics().names().get().stream()
                            .filter(name -> !name.startsWith("__"))
                            .collect(Collectors.toSet()))
                    .all()
                    .get();
        }
    }

    /** Stops the broker: connections are refused from now on, records are kept. */
    public void stopKafka() throws IOException, InterruptedException {
        order("kafka/stop");
    }

    /** Starts the broker again on its port and returns once it takes connections. */
    public void startKafka() throws IOException, InterruptedException {
        order("kafka/start");
    }

    /** Starts the broker anew on its port, without any topic it had, and returns once it takes connections. */
    public void wipeKafka() throws IOException, InterruptedException {
        order("kafka/wipe");
    }

    /** Stops PostgreSQL: open connections are closed, new ones refused, committed rows kept. */
    public void stopPostgres() throws IOException, InterruptedException {
        order("postgres/stop");
    }

    /** Starts PostgreSQL again on its port and returns once it takes connections. */
    public void startPostgres() throws IOException, InterruptedException {
        order("postgres/start");
    }

    private PostgresDatabases databases() {
        return new PostgresDatabases(jdbcUrl("postgres"), password());
    }

    private void order(String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/%s".formatted(controlPort, what)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(what + ": " + answer.body());
            }
        }
    }
}
