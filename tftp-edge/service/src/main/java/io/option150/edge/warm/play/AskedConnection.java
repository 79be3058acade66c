package io.option150.edge.warm.play;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** The client's end of one connection, which asks for some files, one after the other. The server is told to end it. */
final class AskedConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final Queue<String> left;
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();

    /** @param names asked for, at least one */
    AskedConnection(List<String> names) {
        this.left = new ArrayDeque<>(names);
    }

    /** Whether all was answered, once the connection is over. */
    CompletableFuture<Boolean> answered() {
        return answered;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ask(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof LastHttpContent) {
            left.remove();
            if (!left.isEmpty()) {
                ask(context);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answered.complete(left.isEmpty());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        answered.completeExceptionally(cause);
        var _ = context.close();
    }

    private void ask(ChannelHandlerContext context) {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/" + left.element());
        request.headers().set(HttpHeaderNames.HOST, "localhost");
        if (left.size() == 1) {
            // Who ends a connection keeps its port for a minute: not the ports that clients on this machine need.
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        var _ = context.writeAndFlush(request);
    }
}
