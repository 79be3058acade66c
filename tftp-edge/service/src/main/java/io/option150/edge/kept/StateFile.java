package io.option150.edge.kept;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A state of one kind in one file: a line that names format, kind and time, a line of JSON for each thing, and a line that
 * counts them and bears the SHA-256 of all before it. It is replaced whole or not at all, and read whole or not at all. UTF-8.
 */
public final class StateFile {

    /** Another number, another format: what an older one wrote is dropped, and told anew by the topics. */
    private static final String FORMAT = "option150-state 1";

    private static final String END = "end ";

    /** Bytes of a line: far more than a record has. */
    private static final int MOST_LINE = 1 << 20;

    /** Bytes of a state: some million devices. */
    private static final long MOST = 512L << 20;

    private final Path path;
    private final String kind;

    /**
     * @param path of the file, in a folder that exists
     * @param kind of the state: a word
     */
    public StateFile(Path path, String kind) {
        this.path = path;
        this.kind = kind;
    }

    /**
     * A state that was read and is whole.
     *
     * @param written when it was
     * @param lines one for each thing
     */
    public record State(Instant written, List<String> lines) {
        public State {
            lines = List.copyOf(lines);
        }
    }

    /** Whether there is one, whole or not. */
    public boolean exists() {
        return Files.exists(path);
    }

    /** Replaces the state: after a crash at any moment there is the one before or this one, whole. */
    public void write(Instant now, Stream<String> lines) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        MessageDigest digest = sha256();
        try (FileChannel file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out =
                    new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(file), digest), 1 << 16);
            line(out, FORMAT + " " + kind + " " + now);
            long things = 0;
            for (Iterator<String> all = lines.iterator(); all.hasNext(); things++) {
                line(out, all.next());
            }
            out.flush();
            line(out, END + things + " " + HexFormat.of().formatHex(digest.digest()));
            out.flush();
            file.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * Reads the state.
     *
     * @throws BrokenStateException saying why, when it is torn, foreign or of another format
     */
    public State read() throws IOException {
        if (Files.size(path) > MOST) {
            throw new BrokenStateException("it has more than " + MOST + " bytes");
        }
        MessageDigest digest = sha256();
        List<String> lines = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            Instant written = written(line(in));
            digest.update((FORMAT + " " + kind + " " + written + "\n").getBytes(StandardCharsets.UTF_8));
            String line = line(in);
            while (!line.startsWith(END)) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                lines.add(line);
                line = line(in);
            }
            String end = END + lines.size() + " " + HexFormat.of().formatHex(digest.digest());
            if (!line.equals(end) || in.read() >= 0) {
                throw new BrokenStateException("its end does not agree with its contents");
            }
            return new State(written, lines);
        }
    }

    /** Removes what cannot be used. */
    public void drop() throws IOException {
        Files.deleteIfExists(path);
    }

    private Instant written(String first) throws BrokenStateException {
        String before = FORMAT + " " + kind + " ";
        try {
            if (first.startsWith(before)) {
                return Instant.parse(first.substring(before.length()));
            }
        } catch (DateTimeException e) {
            throw new BrokenStateException("its first line tells no time: " + e.getMessage());
        }
        throw new BrokenStateException("it is no state of " + kind + " in the format " + FORMAT);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new BrokenStateException("it breaks off");
            }
            if (line.size() == MOST_LINE) {
                throw new BrokenStateException("it has a line of more than " + MOST_LINE + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
