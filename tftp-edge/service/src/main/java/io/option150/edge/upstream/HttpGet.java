package io.option150.edge.upstream;

import io.option150.edge.content.StoredContent;
import io.option150.tftp.net.Content;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One GET: its head goes to a receiver, and its body, if the receiver wants it, into a content while it arrives. */
public final class HttpGet {

    /** Hears how the call goes: first one of both, and nothing after {@link HttpGet#cancel}. */
    public interface Receiver {
        /** The head is there; the body waits until {@link HttpGet#read} or {@link HttpGet#cancel}. */
        void answered(HttpHead head);

        /** There is no answer; {@code connected} tells whether there was a connection at least. */
        void failed(boolean connected, String why);
    }

    private static final Logger LOG = Logger.getLogger(HttpGet.class);

    private final HttpClient client;
    private final RequestOptions options;
    private final long idleMillis;
    private final Receiver receiver;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;
    private volatile boolean cancelled;

    /**
     * A GET that has yet to be started.
     *
     * @param idleMillis longest silence while the answer is awaited
     */
    public HttpGet(HttpClient client, RequestOptions options, long idleMillis, Receiver receiver) {
        this.client = client;
        this.options = options;
        this.idleMillis = idleMillis;
        this.receiver = receiver;
    }

    /** Asks; told to the receiver. */
    public void start() {
        client.request(options).onSuccess(this::send).onFailure(e -> fail(false, e));
    }

    /** Gives the connection up. */
    public void cancel() {
        cancelled = true;
        HttpClientRequest running = request;
        if (running != null) {
            running.reset();
        }
    }

    /**
     * Reads the body into a content.
     *
     * @param most bytes that the content may come to (RES-14); a body that brings more fails it
     * @param skip bytes of the body that the content has already
     * @param ended hears null when the body came whole, else why it did not
     */
    public void read(StoredContent content, long most, long skip, Consumer<@Nullable String> ended) {
        HttpClientResponse body = Objects.requireNonNull(response, "read before the head");
        AtomicBoolean over = new AtomicBoolean();
        long[] left = {skip};
        body.handler(bytes -> {
            ByteBuffer news = unskipped(bytes, left);
            if (news.remaining() > most - content.available()) {
                content.fail("the file is longer than " + most + " bytes");
            }
            boolean keepOn = content.append(news);
            if (content.state() != Content.State.ARRIVING) {
                cancel();
                if (over.compareAndSet(false, true)) {
                    ended.accept(content.failure());
                }
            } else if (!keepOn) {
                body.pause();
                content.drained(body::resume);
            }
        });
        body.exceptionHandler(e -> {
            if (over.compareAndSet(false, true)) {
                ended.accept(reason(e));
            }
        });
        body.endHandler(_ -> {
            if (over.compareAndSet(false, true)) {
                ended.accept(null);
            }
        });
        body.resume();
    }

    /** Reads the body and forgets it. */
    public void drain() {
        Objects.requireNonNull(response, "drain before the head")
                .handler(_ -> {})
                .exceptionHandler(_ -> {})
                .resume();
    }

    private static ByteBuffer unskipped(Buffer bytes, long[] left) {
        int skip = (int) Math.min(left[0], bytes.length());
        left[0] -= skip;
        return ByteBuffer.wrap(bytes.getBytes(skip, bytes.length()));
    }

    private void send(HttpClientRequest ready) {
        request = ready;
        if (cancelled) {
            ready.reset();
            return;
        }
        ready.idleTimeout(idleMillis);
        ready.response().onSuccess(this::answer).onFailure(e -> fail(true, e));
        ready.end().onFailure(e -> fail(true, e));
    }

    private void answer(HttpClientResponse answer) {
        answer.pause();
        // An answer that is given up unread ends in an exception; where nobody listens Vert.x logs an error of it.
        answer.exceptionHandler(e -> LOG.debugf("An answer was given up: %s", e));
        response = answer;
        if (!cancelled && told.compareAndSet(false, true)) {
            receiver.answered(HttpHead.of(answer));
        }
    }

    private void fail(boolean connected, Throwable e) {
        if (!cancelled && told.compareAndSet(false, true)) {
            receiver.failed(connected, reason(e));
        }
    }

    private static String reason(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
