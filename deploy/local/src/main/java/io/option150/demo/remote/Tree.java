package io.option150.demo.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files of a remote cluster in a folder of their own. A name is looked up in an index, never joined to the folder. */
final class Tree {

    private final Path folder;
    private final Map<String, Path> index = new ConcurrentHashMap<>();

    Tree(Path folder) {
        this.folder = folder;
    }

    /** Adds or replaces a file in the folder's first level. */
    void put(String name, byte[] content) throws IOException {
        Path file = folder.resolve(Path.of(name).getFileName());
        Files.write(file, content);
        index.put(name, file);
    }

    /** The bytes of a file; nothing where there is none of this very name. */
    Optional<byte[]> read(String name) throws IOException {
        Path file = index.get(name);
        return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
    }
}
