package io.option150.storm.run;

import io.option150.storm.plan.Crowd;
import io.option150.storm.plan.Plan;
import io.option150.storm.plan.Target;
import io.option150.storm.plan.Transport;
import io.option150.tftp.net.BytesContent;
import io.option150.tftp.net.server.Reply;
import io.option150.tftp.net.server.ServerConfig;
import io.option150.tftp.net.server.ServerObserver;
import io.option150.tftp.net.server.TftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Plays the phones against a TFTP server within this process first: the JVM compiles them meanwhile, and what it takes for
 * that is no part of the figures.
 */
public final class WarmUp {

    private static final int AT_ONCE = 64;
    private static final byte[] FILE = new byte[10_240];

    private WarmUp() {}

    /**
     * Plays for about as long as is said; what phones ask for by HTTP is left out.
     *
     * @throws IOException when there is no socket for it
     */
    public static void run(Plan plan, Duration time) throws IOException, InterruptedException {
        if (time.isZero() || plan.transport() == Transport.HTTP) {
            return;
        }
        ServerConfig config = ServerConfig.of(List.of(InetAddress.getLoopbackAddress()), 0);
        try (TftpServer server = TftpServer.start(
                config,
                request -> CompletableFuture.completedFuture(content(plan, request.fileName())),
                ServerObserver.NONE)) {
            Storm.run(against(server.addresses().getFirst(), plan, time), _ -> {});
        }
    }

    /** What the phones compare it with, so that this is compiled, too. */
    private static Reply content(Plan plan, String name) {
        return new Reply.Send(
                new BytesContent(plan.expected().of(name).map(WarmUp::bytes).orElse(FILE)));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Plan against(InetSocketAddress server, Plan plan, Duration time) {
        Crowd crowd = plan.crowd();
        int phones = Math.min(crowd.phones(), AT_ONCE);
        return new Plan(
                new Target("warming up", server, plan.target().httpPort()),
                Transport.TFTP,
                new Crowd(phones, phones, Duration.ZERO, time, crowd.firstMac(), null),
                plan.sequence(),
                plan.tftp(),
                plan.expected(),
                plan.threads(),
                plan.seed());
    }
}
