package io.option150.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of others that are on this machine. */
public final class Programs {

    private static final List<String> FOLDERS = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/bin", "/sbin");

    private Programs() {}

    /** The program's path; where it is missing the test is skipped, naming it. */
    public static String require(String name) {
        var found = find(name);
        assumeTrue(found.isPresent(), () -> name + " is not installed on this machine");
        return found.orElseThrow().toString();
    }

    private static Optional<Path> find(String name) {
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty());
        return Stream.concat(path, FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
