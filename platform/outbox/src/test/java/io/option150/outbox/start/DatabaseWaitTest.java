package io.option150.outbox.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.option150.testkit.TestBackends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL, reached through a door that opens late. */
class DatabaseWaitTest {

    private static final String DATABASE = "database_wait_test";
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration CLOSED = Duration.ofSeconds(7);

    private final TestBackends backends;

    DatabaseWaitTest() throws Exception {
        backends = TestBackends.start();
        backends.freshDatabase(DATABASE);
    }

    @Test
    void waitsForAServerThatComesUpLate() throws Exception {
        long began = System.nanoTime();
        try (Socket closed = closedPort()) {
            int port = closed.getLocalPort();
            Thread.ofVirtual().start(() -> openLate(port));
            try (AgroalDataSource database = database("127.0.0.1:" + port + "/" + DATABASE, backends.password())) {
                wait(database).await();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(CLOSED);
    }

    @Test
    void givesUpOnAServerThatLetsNobodyIn() throws Exception {
        String where = port(backends.jdbcUrl(DATABASE)) + "/" + DATABASE;
        try (AgroalDataSource database = database("127.0.0.1:" + where, "guessed")) {
            assertThatThrownBy(() -> wait(database).await())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("PostgreSQL at 127.0.0.1:" + where + ": FATAL: password");
        }
    }

    @Test
    void namesHostPortAndCause() throws Exception {
        assertThat(trouble("no.such.host.invalid:5432/x"))
                .isEqualTo(new PostgresTrouble(
                        "PostgreSQL at no.such.host.invalid:5432/x: unknown host no.such.host.invalid", false));
        try (Socket closed = closedPort()) {
            String where = "127.0.0.1:" + closed.getLocalPort() + "/x";
            assertThat(trouble(where))
                    .isEqualTo(new PostgresTrouble("PostgreSQL at " + where + ": Connection refused", false));
        }
        PostgresTrouble missing = trouble("127.0.0.1:" + port(backends.jdbcUrl(DATABASE)) + "/no_such_database");
        assertThat(missing.refused()).isTrue();
        assertThat(missing.text()).endsWith("/no_such_database: FATAL: database \"no_such_database\" does not exist");
    }

    private PostgresTrouble trouble(String where) throws SQLException {
        try (AgroalDataSource database = database(where, backends.password())) {
            try {
                database.getConnection().close();
            } catch (SQLException e) {
                return PostgresTrouble.of(database, e);
            }
            throw new AssertionError("a connection to " + where);
        }
    }

    private static DatabaseWait wait(AgroalDataSource database) {
        return new DatabaseWait(database, new StartSignal(), Duration.ofSeconds(1));
    }

    private AgroalDataSource database(String where, String password) throws SQLException {
        return AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.MAX_SIZE,
                        "1",
                        AgroalPropertiesReader.ACQUISITION_TIMEOUT_S,
                        "5",
                        AgroalPropertiesReader.JDBC_URL,
                        "jdbc:postgresql://" + where,
                        AgroalPropertiesReader.PRINCIPAL,
                        backends.user(DATABASE),
                        AgroalPropertiesReader.CREDENTIAL,
                        password)));
    }

    /** Passes bytes on to PostgreSQL, once it is open. */
    private void openLate(int port) {
        try {
            Thread.sleep(CLOSED);
            try (ServerSocket door = new ServerSocket()) {
                door.setReuseAddress(true);
                door.bind(new InetSocketAddress(LOOPBACK, port));
                while (true) {
                    Socket client = door.accept();
                    Socket server = new Socket(LOOPBACK, port(backends.jdbcUrl(DATABASE)));
                    Thread.ofVirtual().start(() -> pass(client, server));
                    Thread.ofVirtual().start(() -> pass(server, client));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of the two has closed: both are closed now.
        }
    }

    private static int port(String jdbcUrl) {
        Matcher port = Pattern.compile(":(\\d+)/").matcher(jdbcUrl);
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** Holds a port where nobody listens: who comes is refused, and no other program gets it before a door opens there. */
    private static Socket closedPort() throws IOException {
        Socket holder = new Socket();
        holder.setReuseAddress(true);
        holder.bind(new InetSocketAddress(LOOPBACK, 0));
        return holder;
    }
}
