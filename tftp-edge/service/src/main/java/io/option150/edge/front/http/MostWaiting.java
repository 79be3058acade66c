package io.option150.edge.front.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.option150.web.http.Cut;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends a connection whose client asks on and on without waiting for answers: Vert.x would keep all of its requests (RFC 9112,
 * section 9.3.2, lets a client send several). Phones send one at a time.
 */
final class MostWaiting extends ChannelDuplexHandler {

    private static final int MOST = 16;
    /** Vert.x' own, which is the last. */
    private static final String SERVER = "handler";

    private final HttpConnection connection;
    private int waiting;

    private MostWaiting(HttpConnection connection) {
        this.connection = connection;
    }

    /** Watches a connection of HTTP/1. */
    static void on(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            Channel channel = base.channel();
            channel.pipeline().addBefore(SERVER, "most-waiting", new MostWaiting(connection));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest && ++waiting > MOST) {
            Cut.off(connection);
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            waiting--;
        }
        // Its end is the promise's.
        var _ = context.write(message, promise);
    }
}
