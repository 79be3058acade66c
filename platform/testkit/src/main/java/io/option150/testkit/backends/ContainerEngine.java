package io.option150.testkit.backends;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container engine that answers on its socket. Asked before Testcontainers is, which on a machine without an engine
 * tries for long and on one without the images would pull them.
 */
record ContainerEngine(Path socket) {

    /** The first engine that answers, Docker or Podman, by {@code DOCKER_HOST} and the usual places. */
    static Optional<ContainerEngine> find(Map<String, String> environment) {
        return candidates(environment)
                .filter(Files::exists)
                .map(ContainerEngine::new)
                .filter(engine -> engine.get("/_ping") == 200)
                .findFirst();
    }

    static Stream<Path> candidates(Map<String, String> environment) {
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (host.startsWith("unix://")) {
            return Stream.of(Path.of(host.substring("unix://".length())));
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "/run");
        return Stream.of("/var/run/docker.sock", runtime + "/podman/podman.sock", "/run/podman/podman.sock")
                .map(Path::of);
    }

    /** Whether the engine has all these images, so that nothing has to be pulled. */
    boolean has(List<String> images) {
        return images.stream().allMatch(image -> get("/images/" + image + "/json") == 200);
    }

    /** The HTTP status of the answer to a GET; 0 where there is none: the JDK's client speaks no Unix sockets. */
    private int get(String path) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(
                    ("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate("HTTP/1.0 200".length());
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // The status line may come in pieces.
            }
            String line = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
            return line.matches("HTTP/1\\.[01] \\d{3}") ? Integer.parseInt(line.substring(9)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
