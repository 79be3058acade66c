package io.option150.testkit.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackendChoiceTest {

    private static final Images IMAGES = new Images("postgres:18-alpine", "apache/kafka:4.1.2");

    private Path folder = Path.of("");
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void makeFolder() throws IOException {
        // Not JUnit's folder: its path may be longer than the 107 bytes that a socket's name can have.
        folder = Files.createTempDirectory("o150");
        environment = Map.of("DOCKER_HOST", "unix://" + folder.resolve("engine"));
    }

    @AfterEach
    void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("engine"));
        Files.delete(folder);
    }

    @Test
    void takesContainersWhereTheEngineHasEveryImage() throws Exception {
        try (Engine engine = new Engine(folder, List.of("/_ping", image(IMAGES.postgres()), image(IMAGES.kafka())))) {
            assertThat(engine.isOpen()).isTrue();
            assertThat(BackendChoice.make("", environment, IMAGES)).isEqualTo(BackendChoice.CONTAINERS);
            assertThat(BackendChoice.make("containers", environment, IMAGES)).isEqualTo(BackendChoice.CONTAINERS);
            assertThat(BackendChoice.make("embedded", environment, IMAGES)).isEqualTo(BackendChoice.EMBEDDED);
        }
    }

    @Test
    void takesEmbeddedServersWhereAnImageIsMissing() throws Exception {
        try (Engine engine = new Engine(folder, List.of("/_ping", image(IMAGES.postgres())))) {
            assertThat(engine.isOpen()).isTrue();
            assertThat(BackendChoice.make("", environment, IMAGES)).isEqualTo(BackendChoice.EMBEDDED);
            assertThatThrownBy(() -> BackendChoice.make("containers", environment, IMAGES))
                    .hasMessageContaining("lacks one of [postgres:18-alpine, apache/kafka:4.1.2]");
        }
    }

    @Test
    void takesEmbeddedServersWhereNoEngineAnswers() throws Exception {
        assertThat(BackendChoice.make("", environment, IMAGES)).isEqualTo(BackendChoice.EMBEDDED);
        Files.createFile(folder.resolve("engine"));
        assertThat(BackendChoice.make("", environment, IMAGES)).isEqualTo(BackendChoice.EMBEDDED);
        assertThatThrownBy(() -> BackendChoice.make("containers", environment, IMAGES))
                .hasMessageContaining("no container engine answers");
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> BackendChoice.make("memory", environment, IMAGES))
                .hasMessage("option150.test.backends must be containers or embedded, not \"memory\"");
    }

    @Test
    void looksInTheUsualPlacesWhereDockerHostNamesNoSocket() {
        assertThat(ContainerEngine.candidates(Map.of("XDG_RUNTIME_DIR", "/run/user/7")))
                .containsExactly(
                        Path.of("/var/run/docker.sock"),
                        Path.of("/run/user/7/podman/podman.sock"),
                        Path.of("/run/podman/podman.sock"));
    }

    private static String image(String name) {
        return "/images/" + name + "/json";
    }

    /** Answers on a Unix socket as an engine does: 200 for what it knows, 404 for the rest. */
    private static final class Engine implements AutoCloseable {

        private final ServerSocketChannel server;
        private final List<String> known;

        Engine(Path folder, List<String> known) throws IOException {
            this.known = known;
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(folder.resolve("engine")));
            Thread.ofVirtual().start(this::serve);
        }

        boolean isOpen() {
            return server.isOpen();
        }

        private void serve() {
            try {
                while (true) {
                    try (SocketChannel client = server.accept()) {
                        ByteBuffer request = ByteBuffer.allocate(1024);
                        client.read(request);
                        String line = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
                        boolean found = known.stream().anyMatch(path -> line.startsWith("GET " + path + " "));
                        client.write(StandardCharsets.US_ASCII.encode(
                                found ? "HTTP/1.0 200 OK\r\n\r\n" : "HTTP/1.0 404 Not Found\r\n\r\n"));
                    }
                }
            } catch (ClosedChannelException closed) {
                // The test is over.
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
