package io.option150.tftp.net.bench;

import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.Content;
import io.option150.tftp.net.MappedContent;
import io.option150.tftp.net.server.ReadHandler;
import io.option150.tftp.net.server.Reply;
import io.option150.tftp.net.server.ServerConfig;
import io.option150.tftp.net.server.ServerObserver;
import io.option150.tftp.net.server.TftpServer;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.option.OptionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bare server over the files of one folder: {@code BenchServer FOLDER PORT [LOOPS [TRANSPORT [own]]]} on 127.0.0.1,
 * until it is killed. Files up to 1 MB lie on the heap, larger ones are mapped, as in the edge.
 */
final class BenchServer {
    private static final long SMALL = 1 << 20;

    private static final CompletionStage<Reply> NOT_FOUND =
            CompletableFuture.completedFuture(new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "File not found"));

    private BenchServer() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, CompletionStage<Reply>> files = load(Path.of(arguments[0]));
        ReadHandler handler = request -> files.getOrDefault(request.fileName(), NOT_FOUND);
        ServerConfig plain =
                ServerConfig.of(List.of(InetAddress.ofLiteral("127.0.0.1")), Integer.parseInt(arguments[1]));
        ServerConfig config = new ServerConfig(
                plain.listen(),
                plain.port(),
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : plain.loops(),
                arguments.length > 4 && arguments[4].equals("own"),
                arguments.length > 3
                        ? Optional.of(Transport.valueOf(arguments[3].toUpperCase(Locale.ROOT)))
                        : Optional.empty(),
                new OptionPolicy(1428, 1500, 64, Set.of()),
                plain.repeats(),
                plain.receiveBufferBytes(),
                plain.lengthWait(),
                plain.stallLimit(),
                plain.limits());
        try (TftpServer server = TftpServer.start(config, handler, ServerObserver.NONE)) {
            System.out.println(files.size() + " files on " + server.addresses());
            Thread.currentThread().join();
        }
    }

    private static Map<String, CompletionStage<Reply>> load(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> String.valueOf(file.getFileName()),
                            file -> CompletableFuture.completedFuture(new Reply.Send(content(file)))));
        }
    }

    private static Content content(Path file) {
        try {
            return Files.size(file) <= SMALL ? new BytesContent(Files.readAllBytes(file)) : MappedContent.of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
