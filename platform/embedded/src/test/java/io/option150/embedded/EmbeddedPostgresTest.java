package io.option150.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    Path folder = Path.of("set by JUnit");

    private int port;

    static PostgresSettings settings(Path folder, int port) {
        return new PostgresSettings(
                folder.resolve("postgresql"), BINARIES, folder.resolve("postgresql.log"), port, "top secret", true);
    }

    @BeforeEach
    void choosePort() throws Exception {
        port = Ports.free();
    }

    @Test
    void keepsDataOverARestartAndCommitsDurably() throws Exception {
        try (EmbeddedPostgres server = start()) {
            server.databases().ensure("file_store", "one");
            assertThat(ask(server, "one", "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "one", "SHOW synchronous_commit")).isEqualTo("on");
            ask(server, "one", "CREATE TABLE kept AS SELECT 'here' AS word; SELECT 1");
        }
        try (EmbeddedPostgres server = start()) {
            server.databases().ensure("file_store", "two");
            assertThat(ask(server, "two", "SELECT word FROM kept")).isEqualTo("here");
            assertThatThrownBy(() -> ask(server, "one", "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void letsARoleIntoItsOwnDatabaseOnly() throws Exception {
        try (EmbeddedPostgres server = start()) {
            server.databases().ensure("file_store", "one");
            server.databases().ensure("trust_service", "two");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("trust_service"), "file_store", "one"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void isThereForThisMachineAloneUnlessItIsOpen() throws Exception {
        String elsewhere = "jdbc:postgresql://127.0.0.2:" + port + "/file_store";
        try (EmbeddedPostgres server = start()) {
            server.databases().ensure("file_store", "one");
            assertThatThrownBy(() -> DriverManager.getConnection(elsewhere, "file_store", "one"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("refused");
        }
        PostgresSettings closed = settings(folder, port);
        var open = new PostgresSettings(
                closed.data(), closed.binaries(), closed.log(), port, closed.superuserPassword(), true, true);
        // On the same data: an old folder opens as well, and open twice is as open as once.
        for (int start = 0; start < 2; start++) {
            try (EmbeddedPostgres _ = EmbeddedPostgres.start(open);
                    Connection connection = DriverManager.getConnection(elsewhere, "file_store", "one")) {
                assertThat(connection.isValid(5)).isTrue();
                assertThatThrownBy(() -> DriverManager.getConnection(elsewhere, "file_store", "guessed"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    @Test
    void startsAgainAfterItsServerWasKilled() throws Exception {
        try (EmbeddedPostgres server = start()) {
            server.databases().ensure("file_store", "one");
            ask(server, "one", "CREATE TABLE kept AS SELECT 'here' AS word; SELECT 1");
            long pid = postmaster();
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().get();
        }
        try (EmbeddedPostgres server = start()) {
            assertThat(ask(server, "one", "SELECT word FROM kept")).isEqualTo("here");
        }
    }

    @Test
    void stopsTheServerThatAKilledJvmLeftBehind() throws Exception {
        int oldPort = Ports.free();
        Process child = ChildJvm.start(PostgresChild.class, folder.toString(), Integer.toString(oldPort));
        long left = postmaster();
        ChildJvm.kill(child);
        assertThat(ProcessHandle.of(left)).isPresent();
        try (EmbeddedPostgres server = start()) {
            assertThat(postmaster()).isNotEqualTo(left);
            assertThat(ProcessHandle.of(left).filter(ProcessHandle::isAlive)).isEmpty();
            server.databases().ensure("file_store", "one");
            assertThat(ask(server, "one", "SELECT 'served'")).isEqualTo("served");
        }
    }

    @Test
    void findsAServerByALinkToItsFolder() throws Exception {
        try (EmbeddedPostgres _ = start()) {
            Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("postgresql"));
            assertThat(EmbeddedPostgres.serverOf(link)).isPresent();
        }
    }

    @Test
    void leavesAStrangersProcessAloneThatAnOldFileNames() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("postgresql/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("postgresql") + "\n");
            start().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void refusesADataFolderOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(folder.resolve("postgresql"));
        Files.writeString(folder.resolve("postgresql/PG_VERSION"), "12\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(BackendException.class)
                .hasMessageMatching("the data folder .*postgresql is of PostgreSQL 12, this is PostgreSQL \\d+");
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.ofLiteral(Ports.LOOPBACK))) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("PostgreSQL can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
        assertThat(folder.resolve("postgresql")).doesNotExist();
    }

    @Test
    void saysWhyTheServerDidNotStart() throws Exception {
        start().close();
        Files.writeString(folder.resolve("postgresql/postgresql.conf"), "shared_buffers = many\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("PostgreSQL did not start: ")
                .hasMessageContaining("postgresql.log");
    }

    private EmbeddedPostgres start() throws Exception {
        return EmbeddedPostgres.start(settings(folder, port));
    }

    private long postmaster() throws Exception {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).getFirst());
    }

    private static String ask(EmbeddedPostgres server, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("file_store"), "file_store", password);
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            if (!rows) {
                statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }
}
