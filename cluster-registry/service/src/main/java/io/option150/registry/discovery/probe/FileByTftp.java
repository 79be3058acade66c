package io.option150.registry.discovery.probe;

import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.TftpClient;
import io.option150.tftp.net.client.WholeFile;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

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
            var file = new WholeFile();
            client.get(new InetSocketAddress(InetAddress.ofLiteral(address), port), name, OPTIONS, file);
            return Uni.createFrom()
                    .completionStage(file.file())
                    .ifNoItem()
                    .after(ALL)
                    .failWith(() -> new IOException("the file did not come within " + ALL.toSeconds() + " s"));
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
