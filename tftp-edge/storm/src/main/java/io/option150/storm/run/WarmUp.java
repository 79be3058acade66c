package io.option150.storm.run;

import io.option150.storm.plan.Crowd;
import io.option150.storm.plan.Http;
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
 * Plays the phones against servers within this process first: the JVM compiles them meanwhile, and what it takes for that is no
 * part of the figures. TLS is left out: its work is the library's own.
 */
public final class WarmUp {

    private static final int AT_ONCE = 64;
    private static final byte[] FILE = new byte[10_240];

    private WarmUp() {}

    /**
     * Plays for about as long as is said.
     *
     * @throws IOException when there is no socket for it
     */
    public static void run(Plan plan, Duration time) throws IOException, InterruptedException {
        if (time.isZero()) {
            return;
        }
        ServerConfig config = ServerConfig.of(List.of(InetAddress.getLoopbackAddress()), 0);
        try (TftpServer tftp = TftpServer.start(
                        config,
                        request -> CompletableFuture.completedFuture(
                                new Reply.Send(new BytesContent(content(plan, request.fileName())))),
                        ServerObserver.NONE);
                WarmHttpServer http = new WarmHttpServer(name -> content(plan, name))) {
            Storm.run(against(tftp.addresses().getFirst(), http.port(), plan, time), _ -> {});
        }
    }

    /** What the phones compare it with, so that this is compiled, too. */
    private static byte[] content(Plan plan, String name) {
        return plan.expected().of(name).map(WarmUp::bytes).orElse(FILE);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Plan against(InetSocketAddress tftp, int http, Plan plan, Duration time) {
        Crowd crowd = plan.crowd();
        int phones = Math.min(crowd.phones(), AT_ONCE);
        return new Plan(
                new Target("warming up", tftp),
                plan.transport() == Transport.HTTPS ? Transport.HTTP : plan.transport(),
                new Crowd(phones, phones, Duration.ZERO, time, crowd.firstMac(), null),
                plan.sequence(),
                plan.tftp(),
                new Http(http, plan.http().securePort(), plan.http().kept()),
                plan.expected(),
                plan.threads(),
                plan.seed());
    }
}
