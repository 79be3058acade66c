package io.option150.storm.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What served files must be, byte for byte.
 *
 * @param files by name; names that are not there may be anything
 */
public record Expected(Map<String, ByteBuffer> files) {

    /** Nothing is compared. */
    public static final Expected ANYTHING = new Expected(Map.of());

    /** Keeps the map as it is now. */
    public Expected {
        files = Map.copyOf(files);
    }

    /**
     * The files of a folder.
     *
     * @throws IOException when it can't be read
     */
    public static Expected of(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            return new Expected(below.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'), Expected::bytes)));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** The bytes of a file, in a buffer of the caller's own; empty where anything will do. */
    public Optional<ByteBuffer> of(String fileName) {
        return Optional.ofNullable(files.get(fileName)).map(ByteBuffer::duplicate);
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).asReadOnlyBuffer();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
