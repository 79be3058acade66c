package io.option150.edge.fetched;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.ContentStore;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.content.StoredContent;
import io.option150.edge.kept.BrokenStateException;
import io.option150.edge.kept.KeptFolder;
import io.option150.tftp.net.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files themselves: a head, the bytes, and as the file's own time when its source last confirmed it. Blocks. */
final class KeptDisk {

    private static final int CHUNK = 64 << 10;
    private static final long DISK_WITHIN_SECONDS = 30;

    private final KeptFolder folder;
    private final ContentStore contents;

    KeptDisk(KeptFolder folder, ContentStore contents) {
        this.folder = folder;
        this.contents = contents;
    }

    /** A copy that was found whole. */
    record Found(Head head, ContentClaim claim, Instant confirmed) {}

    private record Left(String file, long bytes, long confirmed) {}

    /** Puts what an earlier run left on the shelf, the oldest first, and removes what is none of ours. */
    void open(Shelf shelf) throws IOException {
        List<Left> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(path())) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches(FetchedName.FILE)) {
                    all.add(new Left(
                            name,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
                } else {
                    Files.delete(file);
                }
            }
        }
        all.sort(Comparator.comparingLong(Left::confirmed));
        for (Left one : all) {
            List<String> gone = shelf.outOfTheWay(one.file(), one.bytes());
            if (gone == null) {
                remove(one.file());
                continue;
            }
            for (String file : gone) {
                remove(file);
                shelf.remove(file);
            }
            shelf.put(one.file(), one.bytes(), Shelf.UNKNOWN, one.confirmed());
        }
    }

    Head head(String file) throws IOException {
        try (InputStream in = Files.newInputStream(path().resolve(file))) {
            return Head.read(in);
        }
    }

    /**
     * Reads a file whole and checks it.
     *
     * @return null when the topics said something else of it then
     * @throws BrokenStateException when it is not what was kept under this text
     * @throws NotNowException when it may be, and the cache could not take it
     */
    @Nullable
    Found read(String file, String text, String stamp) throws IOException, NoRoomException {
        Path path = path().resolve(file);
        Instant confirmed = Files.getLastModifiedTime(path).toInstant();
        try (InputStream in = Files.newInputStream(path)) {
            Head head = Head.read(in);
            if (!head.text().equals(text)) {
                throw new BrokenStateException("it is of another name");
            }
            if (!head.stamp().equals(stamp)) {
                return null;
            }
            return new Found(head, whole(in, head), confirmed);
        }
    }

    void write(String file, byte[] head, StoredContent content, long confirmed) throws IOException {
        Path path = path().resolve(file);
        Path next = path.resolveSibling(file + ".next");
        try {
            try (FileChannel out = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                all(out, ByteBuffer.wrap(head));
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
                for (long at = 0; at < content.length(); at += chunk.limit()) {
                    if (content.read(at, chunk.clear()) <= 0) {
                        throw new IOException("the bytes end at " + at + " of " + content.length());
                    }
                    all(out, chunk.flip());
                }
            }
            Files.setLastModifiedTime(next, FileTime.fromMillis(confirmed));
            // Its sums tell whether it came to the disk whole: nobody waits for that.
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(next);
            throw e;
        }
    }

    void mark(String file, long confirmed) throws IOException {
        try {
            Files.setLastModifiedTime(path().resolve(file), FileTime.fromMillis(confirmed));
        } catch (NoSuchFileException gone) {
            // Room was made meanwhile: there is nothing left to be confirmed.
            return;
        }
    }

    void remove(String file) throws IOException {
        Files.deleteIfExists(path().resolve(file));
    }

    private Path path() throws IOException {
        return folder.of("fetched");
    }

    private ContentClaim whole(InputStream in, Head head) throws IOException, NoRoomException {
        ContentClaim claim = contents.start(head.length());
        StoredContent content = claim.content();
        try {
            content.expect(head.sha256());
            feed(in, content);
            if (content.isOther()) {
                throw new BrokenStateException(content.failure());
            }
            if (content.state() != Content.State.COMPLETE) {
                throw new NotNowException(content.failure());
            }
            return claim;
        } catch (IOException | RuntimeException e) {
            claim.close();
            throw e;
        }
    }

    private static void feed(InputStream in, StoredContent content) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read > 0 && content.state() == Content.State.ARRIVING; read = in.read(chunk)) {
            if (!content.append(ByteBuffer.wrap(chunk, 0, read))) {
                CountDownLatch drained = new CountDownLatch(1);
                content.drained(drained::countDown);
                await(drained, content);
            }
        }
        content.complete();
    }

    private static void await(CountDownLatch drained, StoredContent content) throws IOException {
        try {
            if (!drained.await(DISK_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                content.fail("the cache's disk took nothing for " + DISK_WITHIN_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            content.fail("it was told to stop");
            throw new IOException("told to stop", e);
        }
    }

    private static void all(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
