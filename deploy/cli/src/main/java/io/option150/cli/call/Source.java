package io.option150.cli.call;

import io.option150.cli.output.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Bytes to send: a file, or standard input. Never held as a whole. */
public final class Source {

    private static final String STANDARD_INPUT = "-";

    private final Call call;
    private final String name;

    private Source(Call call, String name) {
        this.call = call;
        this.name = name;
    }

    /**
     * The bytes of this name.
     *
     * @param name a path, or {@code -}
     * @throws NoSuchFileException if there is no such file
     */
    public static Source of(Call call, String name) throws NoSuchFileException {
        if (!name.equals(STANDARD_INPUT) && !Files.isRegularFile(Path.of(name))) {
            throw new NoSuchFileException(name);
        }
        return new Source(call, name);
    }

    /** Bytes in it; empty where nobody knows. */
    public OptionalLong size() throws IOException {
        return name.equals(STANDARD_INPUT) ? OptionalLong.empty() : OptionalLong.of(Files.size(Path.of(name)));
    }

    /** How many lines it has; 0 where that cannot be known before. */
    public long lines() throws IOException {
        if (name.equals(STANDARD_INPUT) || !call.out().terminal().err()) {
            return 0;
        }
        long lines = 0;
        try (var in = Files.newInputStream(Path.of(name))) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** Sends it. */
    public BodyPublisher body() throws IOException {
        return body(_ -> {});
    }

    /** Sends it, and shows how far it is. */
    public BodyPublisher body(Progress progress) throws IOException {
        return body(progress::at);
    }

    private BodyPublisher body(Sent sent) throws IOException {
        var bytes = BodyPublishers.ofInputStream(() -> new Counting(open(), sent));
        var size = size();
        return size.isPresent() && size.getAsLong() > 0
                ? BodyPublishers.fromPublisher(bytes, size.getAsLong())
                : size.isPresent() ? BodyPublishers.noBody() : bytes;
    }

    /** Its bytes, to be closed. */
    public InputStream stream() throws IOException {
        return name.equals(STANDARD_INPUT) ? call.in() : Files.newInputStream(Path.of(name));
    }

    private InputStream open() {
        try {
            return name.equals(STANDARD_INPUT) ? call.in() : Files.newInputStream(Path.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Sent {
        void at(long bytes);
    }

    private static final class Counting extends FilterInputStream {

        private final Sent sent;
        private long count;

        Counting(InputStream in, Sent sent) {
            super(in);
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n > 0) {
                count += n;
                sent.at(count);
            }
            return n;
        }
    }
}
