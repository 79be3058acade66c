package io.option150.tftp.net.server;

import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.Content;
import io.option150.tftp.net.transport.Transport;
import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.option.OptionPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server on loopback over a map of files, and what its observer heard. */
public final class ServerFixture implements AutoCloseable, ReadHandler, ServerObserver {
    /** What the server sends, by name; others are not found. */
    public final Map<String, Content> files = new ConcurrentHashMap<>();

    /** Answers that take precedence over the files. */
    public final Map<String, CompletionStage<Reply>> replies = new ConcurrentHashMap<>();

    /** Requests put to the handler. */
    public final BlockingQueue<ReadRequest> requests = new LinkedBlockingQueue<>();

    /** Reports of ended requests. */
    public final BlockingQueue<TransferReport> reports = new LinkedBlockingQueue<>();

    /** Reasons for what was dropped. */
    public final BlockingQueue<DropReason> drops = new LinkedBlockingQueue<>();

    /** Packets sent again. */
    public final AtomicInteger retransmits = new AtomicInteger();

    /** The server itself. */
    public final TftpServer server;

    /** A first wait for a repeat. */
    static final Duration SOON = Duration.ofMillis(200);

    /** One that no test outwaits: where it pauses on a busy machine, nothing comes twice. */
    static final Duration LATER = Duration.ofSeconds(5);

    ServerFixture(ServerConfig config) throws IOException {
        server = TftpServer.start(config, this, this);
    }

    /** On 127.0.0.1 and a free port, two loops, on the best transport; repeats soon. */
    public static ServerFixture onLoopback() throws IOException {
        return on(InetAddress.ofLiteral("127.0.0.1"));
    }

    /** On 127.0.0.1 and a free port, two loops, on that transport. */
    static ServerFixture onLoopback(Transport transport) throws IOException {
        return new ServerFixture(config(transport, InetAddress.ofLiteral("127.0.0.1")));
    }

    /** The same, for tests that want repeats, or to be given up: it repeats after {@link #SOON}, five times at most. */
    static ServerFixture repeatingSoon(Transport transport) throws IOException {
        return new ServerFixture(
                config(transport, List.of(InetAddress.ofLiteral("127.0.0.1")), 0, false, SOON, 5, 10_000));
    }

    /** On that address and a free port, two loops, on the best transport; repeats soon. */
    public static ServerFixture on(InetAddress address) throws IOException {
        return new ServerFixture(config(
                Transport.choose(Optional.empty(), Transport.available()),
                List.of(address),
                0,
                false,
                SOON,
                5,
                10_000));
    }

    static ServerConfig config(Transport transport, InetAddress... addresses) {
        return config(transport, List.of(addresses), 0, false, LATER, 5, 10_000);
    }

    static ServerConfig config(
            Transport transport,
            List<InetAddress> addresses,
            int port,
            boolean ownPort,
            Duration timeout,
            int tries,
            int maxTransfers) {
        return new ServerConfig(
                addresses,
                port,
                2,
                ownPort,
                Optional.of(transport),
                OptionPolicy.DEFAULT,
                new RepeatPolicy(timeout, timeout, timeout.multipliedBy(8), tries, Duration.ZERO),
                1 << 20,
                Duration.ofMillis(300),
                Duration.ofSeconds(5),
                new AdmissionLimits(maxTransfers, maxTransfers, 1 << 20));
    }

    /** Bytes that tell one place of a file from another. */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Adds a file of that many bytes and returns them. */
    public byte[] add(String name, int length) {
        byte[] bytes = bytes(length);
        files.put(name, new BytesContent(bytes));
        return bytes;
    }

    /** The first address served. */
    public InetSocketAddress address() {
        return server.addresses().getFirst();
    }

    /** The port served. */
    public int port() {
        return address().getPort();
    }

    TransferReport nextReport() throws InterruptedException {
        return next(reports, "report");
    }

    static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T taken = queue.poll(20, TimeUnit.SECONDS);
        if (taken == null) {
            throw new AssertionError("no " + what + " within 20 s");
        }
        return taken;
    }

    @Override
    public CompletionStage<Reply> read(ReadRequest request) {
        requests.add(request);
        CompletionStage<Reply> reply = replies.get(request.fileName());
        if (reply != null) {
            return reply;
        }
        Content content = files.get(request.fileName());
        if (content == null) {
            return CompletableFuture.completedFuture(new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "File not found"));
        }
        Content.Claim claim = content instanceof GrowingContent growing ? growing.claim() : Content.Claim.NONE;
        return CompletableFuture.completedFuture(new Reply.Send(content, claim, request.fileName()));
    }

    @Override
    public void dropped(InetSocketAddress from, DropReason reason) {
        drops.add(reason);
    }

    @Override
    public void retransmitted(ReadRequest request, int packets) {
        retransmits.addAndGet(packets);
    }

    @Override
    public void ended(TransferReport report) {
        reports.add(report);
    }

    @Override
    public void close() {
        server.close();
    }
}
