package io.option150.demo.phone;

import io.option150.tftp.net.client.FetchFailure;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.FetchSink;
import io.option150.tftp.net.client.TftpClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A phone: knows its name and its TFTP server (DHCP option 150), and asks that for its files. */
public final class Phone implements AutoCloseable {

    private static final long LARGEST_FILE_BYTES = 10_000_000;

    /** As phones do: again after two seconds, a few times. */
    private static final FetchOptions PATIENCE = FetchOptions.DEFAULT
            .withPatience(Duration.ofSeconds(2), 4, Duration.ofSeconds(10))
            .withMaxBytes(LARGEST_FILE_BYTES);

    private final String name;
    private final InetSocketAddress server;
    private final TftpClient client;

    private Phone(String name, InetSocketAddress server) throws IOException {
        this.name = name;
        this.server = server;
        this.client = TftpClient.start();
    }

    /**
     * A phone that is switched on.
     *
     * @param name as in {@code SEP001122AABBCC}
     * @param server what DHCP told it
     */
    public static Phone on(String name, InetSocketAddress server) throws IOException {
        return new Phone(name, server);
    }

    /** Its name: {@code SEP} and its MAC. */
    public String name() {
        return name;
    }

    /** Asks for a file and waits for the answer. */
    public Answer fetch(String fileName) throws InterruptedException {
        Download download = new Download();
        client.get(server, fileName, PATIENCE, download);
        try {
            return download.answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never a failure", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Download implements FetchSink {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();

        @Override
        public void lengthKnown(long bytes) {}

        @Override
        public void bytes(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            received.writeBytes(copy);
        }

        @Override
        public void complete() {
            answer.complete(new Answer.File(received.toByteArray()));
        }

        @Override
        public void failed(FetchFailure failure) {
            answer.complete(
                    failure instanceof FetchFailure.NotFound
                            ? new Answer.NotFound()
                            : new Answer.Nothing(failure.message()));
        }
    }
}
