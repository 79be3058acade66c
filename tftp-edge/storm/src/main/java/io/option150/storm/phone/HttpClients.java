package io.option150.storm.phone;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.option150.storm.plan.Plan;
import io.option150.storm.plan.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Connections of all phones that speak HTTP. A handshake is a whole one each time, since a phone that boots has no session; the
 * certificate is not looked at, as that is the phone's own work.
 */
public final class HttpClients implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    /** A phone's answers have small heads; the bound is there for whoever is no phone's server. */
    private static final int MOST_HEAD = 8_192;

    private final EventLoopGroup loops;
    private final Bootstrap bootstrap;

    /**
     * None are open yet.
     *
     * @throws SSLException when no TLS can be had
     */
    public HttpClients(Plan plan) throws SSLException {
        InetAddress address = plan.target().tftp().getAddress();
        SslContext tls = plan.transport() == Transport.HTTPS ? tls() : null;
        int port = tls == null ? plan.http().port() : plan.http().securePort();
        this.loops = new NioEventLoopGroup(plan.threads());
        this.bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new Setup(tls))
                .remoteAddress(new InetSocketAddress(address, port));
    }

    /** Opens one; TLS begins by itself. */
    ChannelFuture connect() {
        return bootstrap.connect();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, CONNECT_MILLIS, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    private static SslContext tls() throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm("")
                .build();
    }

    /** What each connection begins with. */
    private static final class Setup extends ChannelInitializer<Channel> {

        private final @Nullable SslContext tls;

        Setup(@Nullable SslContext tls) {
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (tls != null) {
                // Without the server's name, so that no session is taken up again.
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            channel.pipeline().addLast(new HttpClientCodec(MOST_HEAD, MOST_HEAD, MOST_HEAD));
        }
    }
}
