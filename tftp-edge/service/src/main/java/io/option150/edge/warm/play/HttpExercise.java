package io.option150.edge.warm.play;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.option150.edge.rehearsal.RehearsedNames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** New connections over HTTP or HTTPS, each with some requests. Its client has a thread of its own and no meter. */
final class HttpExercise implements Exercise {

    /** Every how many connections one fetches the large file. */
    private static final int LARGE = 8;

    private static final int CONNECT_MILLIS = 500;
    private static final int PATIENCE_MILLIS = 1_000;

    private final String name;
    private final Supplier<List<InetSocketAddress>> served;
    private final BooleanSupplier possible;
    private final RehearsedNames names;
    private final @Nullable SslContext tls;
    private final NioEventLoopGroup loop;
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * @param served addresses of the front
     * @param possible whether it can answer by now
     * @param tls the client's; null: plain HTTP
     */
    HttpExercise(
            String name,
            Supplier<List<InetSocketAddress>> served,
            BooleanSupplier possible,
            RehearsedNames names,
            @Nullable SslContext tls) {
        this.name = name;
        this.served = served;
        this.possible = possible;
        this.names = names;
        this.tls = tls;
        this.loop = new NioEventLoopGroup(1, new DefaultThreadFactory("warm-up-" + name, true));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isPossible() {
        return !served.get().isEmpty() && possible.getAsBoolean();
    }

    @Override
    public boolean once() throws IOException, InterruptedException {
        List<InetSocketAddress> addresses = served.get();
        int now = turn.getAndIncrement();
        String third = now % LARGE == 0 ? names.large() : names.missing();
        AskedConnection asked = new AskedConnection(List.of(names.small(), names.small(), third));
        InetSocketAddress server = Loopback.of(addresses.get(Math.floorMod(now, addresses.size())));
        Channel channel = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        prepare(made, asked);
                    }
                })
                .connect(server)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        asked.answered().completeExceptionally(connected.cause());
                    }
                })
                .channel();
        try {
            return asked.answered().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(name + " gave no answer: " + e.getMessage(), e);
        } finally {
            var _ = channel.close();
        }
    }

    private void prepare(Channel channel, AskedConnection asked) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline().addLast(new HttpClientCodec(), asked);
    }

    @Override
    public void close() {
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
