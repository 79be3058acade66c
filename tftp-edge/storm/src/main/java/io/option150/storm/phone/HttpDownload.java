package io.option150.storm.phone;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file over HTTP or HTTPS. From {@link #start} on it lives on its connection's thread; its end is told on the phone's loop. */
final class HttpDownload extends SimpleChannelInboundHandler<HttpObject> {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final LoopTools tools;
    private final HttpLine line;
    private final String fileName;
    private final Consumer<FileResult> whenEnded;
    private final @Nullable ByteBuffer expected;

    private long startedAt;
    private long heardAt;
    private int status;
    private boolean staysOpen;
    private boolean wrong;
    private boolean ended;
    private long bytes;
    private @Nullable Future<?> patience;

    HttpDownload(LoopTools tools, HttpLine line, String fileName, Consumer<FileResult> whenEnded) {
        this.tools = tools;
        this.line = line;
        this.fileName = fileName;
        this.whenEnded = whenEnded;
        this.expected = tools.plan().expected().of(fileName).orElse(null);
    }

    void start() {
        startedAt = System.nanoTime();
        heardAt = startedAt;
        line.open().addListener((ChannelFuture opened) -> {
            if (opened.isSuccess()) {
                ask(opened.channel());
            } else {
                end(opened.channel(), Outcome.FAILED, "no connection: " + opened.cause());
            }
        });
    }

    private void ask(Channel channel) {
        channel.pipeline().addLast(this);
        wait(channel, patience().toNanos());
        channel.writeAndFlush(request()).addListener((ChannelFuture sent) -> {
            if (!sent.isSuccess()) {
                end(channel, Outcome.FAILED, "not sent: " + sent.cause());
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        heardAt = System.nanoTime();
        if (part.decoderResult().isFailure()) {
            end(
                    context.channel(),
                    Outcome.FAILED,
                    "no HTTP: " + part.decoderResult().cause());
            return;
        }
        if (part instanceof HttpResponse head) {
            status = head.status().code();
            staysOpen = HttpUtil.isKeepAlive(head);
        }
        if (part instanceof HttpContent content) {
            take(content.content());
        }
        if (part instanceof LastHttpContent) {
            whole(context.channel());
        }
    }

    private void take(ByteBuf piece) {
        int length = piece.readableBytes();
        if (expected != null && status == OK && !wrong) {
            wrong = bytes + length > expected.remaining()
                    || !Unpooled.wrappedBuffer(expected.slice(expected.position() + (int) bytes, length))
                            .equals(piece);
        }
        bytes += length;
    }

    private void whole(Channel channel) {
        switch (status) {
            case OK -> {
                boolean right = !wrong && (expected == null || bytes == expected.remaining());
                end(channel, right ? Outcome.SERVED : Outcome.FAILED, right ? "" : "the bytes are not those expected");
            }
            case NOT_FOUND -> end(channel, Outcome.NOT_FOUND, "");
            default -> end(channel, Outcome.FAILED, "status " + status);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(context.channel(), Outcome.FAILED, "the connection was closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(context.channel(), Outcome.FAILED, String.valueOf(cause));
    }

    /** As patient as with TFTP: each byte begins the wait anew. */
    private void wait(Channel channel, long nanos) {
        patience = channel.eventLoop()
                .schedule(
                        () -> {
                            long left = heardAt + patience().toNanos() - System.nanoTime();
                            if (left > 0) {
                                wait(channel, left);
                            } else {
                                end(
                                        channel,
                                        Outcome.FAILED,
                                        "no answer for " + patience().toMillis() + " ms");
                            }
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    private Duration patience() {
        return tools.plan().tftp().timeout().multipliedBy(tools.plan().tftp().tries());
    }

    private void end(Channel channel, Outcome outcome, String detail) {
        if (ended) {
            return;
        }
        ended = true;
        if (patience != null) {
            patience.cancel(false);
        }
        if (line.isKept() && staysOpen && outcome != Outcome.FAILED) {
            channel.pipeline().remove(this);
        } else {
            var unused = channel.close();
        }
        long served = outcome == Outcome.NOT_FOUND ? 0 : bytes;
        FileResult result = new FileResult(fileName, outcome, System.nanoTime() - startedAt, served, 0, detail);
        tools.loop().post(() -> whenEnded.accept(result));
    }

    private FullHttpRequest request() {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path(), Unpooled.EMPTY_BUFFER);
        request.headers().set(HttpHeaderNames.HOST, host());
        if (!line.isKept()) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return request;
    }

    private String host() {
        InetAddress address = tools.plan().target().tftp().getAddress();
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    private String path() {
        try {
            return new URI(null, null, "/" + fileName, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no URL can be made of " + fileName, impossible);
        }
    }
}
