package io.option150.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connection on which nothing moves because the client waits for us: the idle timer must not cut it. One whose client stopped
 * in the middle of its request, or takes no more of its answer, is cut as any other.
 */
final class BusyConnection extends ChannelInboundHandlerAdapter {

    /** The name under which Vert.x keeps its idle timer; it has no other switch than one for all connections. */
    private static final String TIMER = "idle";

    private static final String NAME = "option150-busy";

    private final Set<HttpServerRequest> calls = ConcurrentHashMap.newKeySet();

    private BusyConnection() {}

    /** From now until its answer begins, this call keeps its connection open. */
    static void enter(HttpServerRequest call) {
        if (call.connection() instanceof ConnectionBase connection) {
            var pipeline = connection.channel().pipeline();
            if (pipeline.get(TIMER) == null) {
                return;
            }
            if (pipeline.get(NAME) == null) {
                pipeline.addAfter(TIMER, NAME, new BusyConnection());
            }
            var busy = (BusyConnection) pipeline.get(NAME);
            busy.calls.removeIf(BusyConnection::isAnswered);
            busy.calls.add(call);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent && calls.stream().anyMatch(call -> !isAnswered(call) && isHere(call))) {
            return;
        }
        super.userEventTriggered(context, event);
    }

    private static boolean isAnswered(HttpServerRequest call) {
        return call.response().headWritten() || call.response().closed();
    }

    /** Whether nothing more of the call is awaited. The end of one without a body is seen only by who asks for the body. */
    private static boolean isHere(HttpServerRequest call) {
        if (call.isEnded() || HttpMethod.GET.equals(call.method()) || HttpMethod.HEAD.equals(call.method())) {
            return true;
        }
        var length = call.getHeader("Content-Length");
        return call.version() != HttpVersion.HTTP_2
                && !call.headers().contains("Transfer-Encoding")
                && (length == null || length.equals("0"));
    }
}
