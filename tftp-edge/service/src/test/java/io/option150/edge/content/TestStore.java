package io.option150.edge.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** A store on a folder of its own. */
public final class TestStore implements AutoCloseable {

    /** The store itself. */
    public final ContentStore contents;

    private final CacheFolder folder;
    private final Map<StoredContent, ContentClaim> first = new ConcurrentHashMap<>();
    final Path path;

    private TestStore(long memoryBytes, long diskBytes) throws IOException {
        path = Files.createTempDirectory("option150-contents");
        folder = new CacheFolder(path);
        contents = new ContentStore(memoryBytes, diskBytes, folder);
    }

    /** With these bounds in bytes. */
    public static TestStore of(long memoryBytes, long diskBytes) {
        try {
            return new TestStore(memoryBytes, diskBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A content to be fed, claimed until {@link #letGo}. */
    public StoredContent start(long length) throws NoRoomException {
        ContentClaim claim = contents.start(length);
        first.put(claim.content(), claim);
        return claim.content();
    }

    /** Whoever made this content needs it no more. */
    public void letGo(StoredContent content) {
        Objects.requireNonNull(first.remove(content), "claim").close();
    }

    /** A complete content of these bytes, claimed until {@link #letGo}. */
    public StoredContent complete(byte[] bytes) {
        try {
            StoredContent content = start(bytes.length);
            content.append(ByteBuffer.wrap(bytes));
            content.complete();
            return content;
        } catch (NoRoomException e) {
            throw new AssertionError(e);
        }
    }

    /** All bytes of a content that are there. */
    public static byte[] bytes(StoredContent content) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(content.available()));
        while (all.hasRemaining() && content.read(all.position(), all) > 0) {
            // Reads on.
        }
        return all.array();
    }

    /** As many bytes, the same each time. */
    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** How many files lie in the folder, the lock apart. */
    public long files() {
        try (var files = Files.list(path)) {
            return files.filter(file -> !file.endsWith(".lock")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        first.values().forEach(ContentClaim::close);
        contents.close();
        folder.close();
        try (var files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
