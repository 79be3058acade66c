package io.option150.edge.upstream.peer;

import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.HttpGet;
import io.option150.edge.upstream.HttpHead;
import io.option150.tftp.net.Content;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a file whose source broke, from another peer of the same cluster that proves the same version: the same
 * strong entity tag, or the same length and time of change (RES-15). Without one the content fails, and the phone gets
 * an error, not a false end.
 */
final class Continuation {

    private final Upstream upstream;
    private final FetchOrder order;
    private final StoredContent content;
    private final Validators version;
    private final Deque<Peer> others;
    private String why;

    Continuation(
            Upstream upstream,
            FetchOrder order,
            StoredContent content,
            Validators version,
            List<Peer> others,
            String why) {
        this.upstream = upstream;
        this.order = order;
        this.content = content;
        this.version = version;
        this.others = new ArrayDeque<>(others);
        this.why = why;
    }

    /** Tries the next peer; with none left the content fails. */
    void next() {
        if (content.state() != Content.State.ARRIVING) {
            // It was the bytes themselves that broke a rule: another peer's do so, too.
            return;
        }
        long now = upstream.timers().now();
        Peer peer = others.poll();
        while (peer != null && !(version.any() && peer.speaksHttp(now) && peer.admit(now))) {
            peer = others.poll();
        }
        if (peer == null) {
            content.fail(why);
            return;
        }
        Peer chosen = peer;
        chosen.queue().enter(order.priority(), place -> new Try(chosen, place).start(), this::next);
    }

    private final class Try implements HttpGet.Receiver {
        private final Peer peer;
        private final PeerQueue.Place place;
        private @Nullable HttpGet get;

        Try(Peer peer, PeerQueue.Place place) {
            this.peer = peer;
            this.place = place;
        }

        void start() {
            RequestOptions options = upstream.request(peer.address(), order.name());
            options.putHeader("Range", "bytes=" + content.available() + "-");
            String strong = version.etag();
            if (strong != null) {
                options.putHeader("If-Range", strong);
            }
            get = new HttpGet(upstream.http().client(), options, upstream.http().idleMillis(), this);
            get.start();
        }

        @Override
        public void answered(HttpHead head) {
            HttpGet running = get;
            long have = content.available();
            boolean rest = head.status() == 206 && head.rangeStart() == have && sameLength(head.rangeTotal());
            boolean whole = head.status() == 200 && sameLength(head.length());
            upstream.peers().answered(peer);
            if (running == null || !head.sound() || !(rest || whole) || !version.prove(head.validators())) {
                if (running != null) {
                    running.cancel();
                }
                leave(peer.address().host() + " does not prove the same version");
                return;
            }
            long most = upstream.settings().maxFile().asLongValue();
            long end = whole ? head.length() : head.rangeTotal();
            running.read(content, most, whole ? have : 0, broken -> {
                if (broken == null && end >= 0 && content.available() != end) {
                    leave(peer.address().host() + " ended after " + content.available() + " of " + end + " bytes");
                } else if (broken == null) {
                    place.leave();
                    content.complete();
                } else {
                    leave(broken);
                }
            });
        }

        @Override
        public void failed(boolean connected, String reason) {
            leave(peer.address().host() + ": " + reason);
        }

        /** Where no tag proves the version, the length has to be known and equal. */
        private boolean sameLength(long other) {
            return content.length() < 0 ? version.etag() != null : content.length() == other;
        }

        private void leave(String reason) {
            place.leave();
            why = why + "; " + reason;
            next();
        }
    }
}
