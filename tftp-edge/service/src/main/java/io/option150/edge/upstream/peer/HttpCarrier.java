package io.option150.edge.upstream.peer;

import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.name.FileName;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.edge.upstream.HttpGet;
import io.option150.edge.upstream.HttpHead;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/** Asks a peer over HTTP: 404 and 410 mean that it has no such file, all else but 200 and 304 means nothing (RES-5). */
final class HttpCarrier implements PeerAttempt.Carrier, HttpGet.Receiver {

    private final Upstream upstream;
    private final PeerAttempt attempt;
    private volatile @Nullable HttpGet get;
    private boolean again;

    HttpCarrier(Upstream upstream, PeerAttempt attempt) {
        this.upstream = upstream;
        this.attempt = attempt;
    }

    @Override
    public void start() {
        RequestOptions options =
                upstream.request(attempt.peer().address(), attempt.order().name());
        Validators held = attempt.order().held();
        if (held.etag() != null) {
            options.putHeader(HttpHeaders.IF_NONE_MATCH, held.etag());
        }
        if (held.lastModified() != null) {
            options.putHeader(HttpHeaders.IF_MODIFIED_SINCE, held.lastModified());
        }
        HttpGet next =
                new HttpGet(upstream.http().client(), options, upstream.http().idleMillis(), this);
        get = next;
        next.start();
    }

    @Override
    public void cancel() {
        HttpGet running = get;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void answered(HttpHead head) {
        switch (head.status()) {
            case 200 -> file(head);
            case 304 -> without(new FetchAnswer.NotModified());
            case 404, 410 -> without(new FetchAnswer.Lacks());
            default -> {
                cancel();
                attempt.useless("HTTP " + head.status());
            }
        }
    }

    @Override
    public void failed(boolean connected, String why) {
        if (!connected) {
            attempt.httpAway();
        } else if (!again && FileName.fold(why).contains("closed")) {
            // A kept connection may be closed by the peer just when it is used again: that says nothing.
            again = true;
            start();
        } else {
            attempt.silent(why);
        }
    }

    private void without(FetchAnswer answer) {
        attempt.peer().httpThere();
        // The body of such an answer is of no use, but read it lets the connection live.
        drain();
        attempt.answered(answer);
    }

    private void file(HttpHead head) {
        if (!head.sound()) {
            // Cut short, such an answer would look complete: TFTP tells the end.
            cancel();
            attempt.httpAway();
            return;
        }
        if (head.length() > upstream.settings().maxFile().asLongValue()) {
            cancel();
            attempt.useless("its file of " + head.length() + " bytes is longer than option150.peer.max-file");
            return;
        }
        attempt.peer().httpThere();
        StoredContent content = attempt.begin(head.length(), head.validators());
        HttpGet running = get;
        if (content == null || running == null) {
            cancel();
            return;
        }
        running.read(content, upstream.settings().maxFile().asLongValue(), 0, why -> {
            if (why == null) {
                attempt.complete(content);
            } else {
                attempt.broken(content, head.validators(), why);
            }
        });
    }

    private void drain() {
        HttpGet running = get;
        if (running != null) {
            running.drain();
        }
    }
}
