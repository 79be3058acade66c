package io.option150.registry.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** All files of the page, out of this module's jar; {@code files.txt}, which the build writes, lists them. */
final class ConsoleFiles {

    /** What the root shows. */
    static final String INDEX = "index.html";

    private static final String FOLDER = "/console/";

    private ConsoleFiles() {}

    /** By name. */
    static Map<String, ConsoleFile> read() {
        var files = new LinkedHashMap<String, ConsoleFile>();
        new String(bytes("files.txt"), UTF_8)
                .lines()
                .forEach(name -> files.put(name, ConsoleFile.of(name, bytes(name))));
        return files;
    }

    private static byte[] bytes(String name) {
        try (var file = ConsoleFiles.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
