package io.option150.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is written for readers: README, CHANGELOG, CONTRIBUTING and all of {@code docs}. */
final class Documents {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Documents() {}

    static List<Path> all() throws IOException {
        return Stream.concat(
                        Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
                                .map(ROOT::resolve),
                        below("docs"))
                .toList();
    }

    static Stream<Path> below(String folder) throws IOException {
        try (var files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }
}
