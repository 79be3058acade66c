package io.option150.edge.upstream.peer;

import io.option150.edge.content.ContentClaim;
import io.option150.edge.content.NoRoomException;
import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.FetchAnswer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One peer is asked for one file: over HTTP where it offers that, else, or when nobody answers there, over TFTP. It holds
 * one of the peer's slots until the last byte has come.
 */
final class PeerAttempt {

    /** Hears what comes of it: first one of the first two; {@link #broken} at most once after a file. */
    interface Listener {
        /** The peer answered the question. */
        void answered(PeerAttempt attempt, FetchAnswer answer);

        /** The peer gave no answer that means anything. */
        void failed(PeerAttempt attempt, String why);

        /** The source broke in the middle; the content still waits for bytes. */
        void broken(PeerAttempt attempt, StoredContent content, Validators validators, String why);
    }

    /** How one protocol carries the question. */
    interface Carrier {
        /** Asks; told to the attempt. */
        void start();

        /** Ends it; nothing is told any more. */
        void cancel();
    }

    private final Upstream upstream;
    private final Peer peer;
    private final FetchOrder order;
    private final Listener listener;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile long begun;
    private volatile PeerQueue.@Nullable Place place;
    private volatile @Nullable Carrier carrier;

    PeerAttempt(Upstream upstream, Peer peer, FetchOrder order, Listener listener) {
        this.upstream = upstream;
        this.peer = peer;
        this.order = order;
        this.listener = listener;
    }

    void start() {
        PeerQueue.Place mine =
                peer.queue().enter(order.priority(), this::run, () -> failed("too many fetches wait for it"));
        place = mine;
        if (over.get()) {
            mine.leave();
        }
    }

    /** Ends it, unheard. */
    void cancel() {
        told.set(true);
        Carrier running = carrier;
        if (running != null) {
            running.cancel();
        }
        end();
    }

    Peer peer() {
        return peer;
    }

    FetchOrder order() {
        return order;
    }

    /** Nobody answers at the peer's HTTP port: TFTP is next, on the same slot. */
    void httpAway() {
        if (!over.get()) {
            peer.httpAway(upstream.timers().now());
            carry(upstream.tftp(this));
        }
    }

    /** The peer answered without a file. */
    void answered(FetchAnswer answer) {
        upstream.peers().answered(peer);
        measure(answer instanceof FetchAnswer.Lacks ? "missing" : "not_modified");
        end();
        if (told.compareAndSet(false, true)) {
            listener.answered(this, answer);
        }
    }

    /** The peer has the file: makes the content for its bytes, or null when nobody wants them or there is no room. */
    @Nullable
    StoredContent begin(long length, Validators validators) {
        upstream.peers().answered(peer);
        measure("file");
        if (!told.compareAndSet(false, true)) {
            end();
            return null;
        }
        try {
            ContentClaim claim = upstream.contents().start(length);
            listener.answered(
                    this, new FetchAnswer.Has(claim, validators, peer.address().host()));
            return claim.content();
        } catch (NoRoomException e) {
            end();
            listener.answered(this, new FetchAnswer.Unreachable(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private void measure(String result) {
        upstream.peers().metrics().answered(peer, result, upstream.timers().now() - begun);
    }

    /** The peer is there but its answer is of no use. */
    void useless(String why) {
        upstream.peers().answered(peer);
        measure("failed");
        failed(why);
    }

    /** The peer is out of reach. */
    void silent(String why) {
        if (!over.get()) {
            upstream.peers().silent(peer, why);
            measure("failed");
        }
        failed(why);
    }

    /** All bytes came. */
    void complete(StoredContent content) {
        end();
        content.complete();
    }

    /** The bytes ended too early. */
    void broken(StoredContent content, Validators validators, String why) {
        if (end()) {
            listener.broken(this, content, validators, why);
        }
    }

    private void run(PeerQueue.Place mine) {
        place = mine;
        if (over.get()) {
            mine.leave();
        } else {
            begun = upstream.timers().now();
            carry(peer.speaksHttp(upstream.timers().now()) ? upstream.http(this) : upstream.tftp(this));
        }
    }

    private void carry(Carrier next) {
        carrier = next;
        next.start();
    }

    private void failed(String why) {
        end();
        if (told.compareAndSet(false, true)) {
            listener.failed(this, peer.address().host() + ": " + why);
        }
    }

    private boolean end() {
        boolean first = over.compareAndSet(false, true);
        PeerQueue.Place mine = place;
        if (mine != null) {
            mine.leave();
        }
        return first;
    }
}
