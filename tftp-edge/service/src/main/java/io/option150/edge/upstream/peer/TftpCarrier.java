package io.option150.edge.upstream.peer;

import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.FetchAnswer;
import io.option150.tftp.net.Content;
import io.option150.tftp.net.client.Fetch;
import io.option150.tftp.net.client.FetchFailure;
import io.option150.tftp.net.client.FetchOptions;
import io.option150.tftp.net.client.FetchSink;
import io.option150.tftp.net.client.TftpClient;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Asks a peer over TFTP: ERROR 1 means that it has no such file, any other ERROR means nothing (RES-5). */
final class TftpCarrier implements PeerAttempt.Carrier, FetchSink {

    private final TftpClient client;
    private final FetchOptions options;
    private final PeerAttempt attempt;
    private volatile @Nullable Fetch fetch;
    private volatile boolean cancelled;
    private @Nullable StoredContent content;

    TftpCarrier(TftpClient client, FetchOptions options, PeerAttempt attempt) {
        this.client = client;
        this.options = options;
        this.attempt = attempt;
    }

    @Override
    public void start() {
        Fetch started =
                client.get(attempt.peer().address().tftp(), attempt.order().name(), options, this);
        fetch = started;
        if (cancelled) {
            started.cancel();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Fetch running = fetch;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void lengthKnown(long bytes) {
        begun(bytes);
    }

    @Override
    public void bytes(ByteBuffer bytes) {
        StoredContent into = begun(Content.UNKNOWN);
        if (into != null) {
            into.append(bytes);
            if (into.state() != Content.State.ARRIVING) {
                cancel();
            }
        }
    }

    @Override
    public void complete() {
        StoredContent all = begun(0);
        if (all != null) {
            attempt.complete(all);
        }
    }

    @Override
    public void failed(FetchFailure failure) {
        StoredContent part = content;
        if (part != null) {
            attempt.broken(part, Validators.NONE, failure.message());
            return;
        }
        switch (failure) {
            case FetchFailure.NotFound _ -> attempt.answered(new FetchAnswer.Lacks());
            case FetchFailure.Refused refused ->
                attempt.useless("TFTP ERROR " + refused.code() + " " + refused.message());
            case FetchFailure.Unreachable _, FetchFailure.TimedOut _ -> attempt.silent("TFTP: " + failure.message());
            case FetchFailure.Broken _, FetchFailure.TooLarge _ -> attempt.useless("TFTP: " + failure.message());
            case FetchFailure.Cancelled _ -> attempt.cancel();
        }
    }

    private @Nullable StoredContent begun(long length) {
        if (content == null && !cancelled) {
            content = attempt.begin(length, Validators.NONE);
            if (content == null) {
                cancel();
            }
        }
        return content;
    }
}
