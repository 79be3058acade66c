package io.option150.registry.discovery.probe;

import io.option150.tftp.net.client.FetchFailure;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.FetchSink;
import io.option150.tftp.net.client.TftpClient;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Fetches small files by TFTP, as a phone does; for one probe. */
final class FileByTftp implements AutoCloseable {

    private static final FetchOptions OPTIONS = new FetchOptions(
            FetchOptions.DEFAULT.blksize(),
            FetchOptions.DEFAULT.windowsize(),
            Duration.ofSeconds(1),
            3,
            FileByHttp.PATIENCE,
            FileByHttp.MOST_BYTES,
            null);

    /** For a whole file: a server that sends a block now and then would be listened to for hours. */
    static final Duration ALL = Duration.ofSeconds(6);

    private final TftpClient client;

    FileByTftp() throws IOException {
        this.client = TftpClient.start();
    }

    /** The file; empty where the server says that it has none. */
    Uni<Optional<byte[]>> get(String address, int port, String name) {
        return Uni.createFrom().deferred(() -> {
            var file = new Collected();
            client.get(new InetSocketAddress(InetAddress.ofLiteral(address), port), name, OPTIONS, file);
            return Uni.createFrom()
                    .completionStage(file.whole)
                    .ifNoItem()
                    .after(ALL)
                    .failWith(() -> new IOException("the file did not come within " + ALL.toSeconds() + " s"));
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Collected implements FetchSink {
        private final CompletableFuture<Optional<byte[]>> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void lengthKnown(long length) {
            // The bound on the bytes is enough.
        }

        @Override
        public void bytes(ByteBuffer piece) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void complete() {
            whole.complete(Optional.of(bytes.toByteArray()));
        }

        @Override
        public void failed(FetchFailure failure) {
            if (failure instanceof FetchFailure.NotFound) {
                whole.complete(Optional.empty());
            } else {
                whole.completeExceptionally(new IOException(failure.message()));
            }
        }
    }
}
