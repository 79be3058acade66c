package io.option150.edge.upstream.peer;

import io.option150.edge.clock.Timers;
import io.option150.edge.content.StoredContent;
import io.option150.edge.http.Validators;
import io.option150.edge.upstream.FetchAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One cluster is asked for one file: its peers in their order, the next one when one fails or takes long. The first
 * answer counts. A file that breaks in the middle is continued from another peer that proves the same version (RES-15).
 */
final class ClusterFetch implements PeerAttempt.Listener {

    private final Upstream upstream;
    private final FetchOrder order;
    private final CompletableFuture<FetchAnswer> answer = new CompletableFuture<>();
    private final Deque<Peer> left = new ArrayDeque<>();
    private final Set<PeerAttempt> running = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private Timers.@Nullable Alarm hedge;
    private boolean decided;

    ClusterFetch(Upstream upstream, FetchOrder order, List<Peer> peers) {
        this.upstream = upstream;
        this.order = order;
        left.addAll(peers);
    }

    CompletableFuture<FetchAnswer> start() {
        next();
        return answer;
    }

    @Override
    public void answered(PeerAttempt attempt, FetchAnswer got) {
        List<PeerAttempt> losers;
        synchronized (this) {
            running.remove(attempt);
            if (decided) {
                if (got instanceof FetchAnswer.Has late) {
                    late.claim().close();
                }
                return;
            }
            losers = decide();
        }
        losers.forEach(PeerAttempt::cancel);
        answer.complete(got);
    }

    @Override
    public void failed(PeerAttempt attempt, String why) {
        synchronized (this) {
            running.remove(attempt);
            failures.add(why);
            if (decided) {
                return;
            }
        }
        next();
    }

    @Override
    public void broken(PeerAttempt attempt, StoredContent content, Validators validators, String why) {
        List<Peer> others = upstream.peers().of(attempt.peer().address().clusterId()).stream()
                .filter(peer -> peer != attempt.peer())
                .toList();
        new Continuation(upstream, order, content, validators, others, why).next();
    }

    /** Asks the next peer; with none left and none running, nobody can tell. */
    private void next() {
        PeerAttempt attempt = null;
        synchronized (this) {
            if (decided) {
                return;
            }
            if (hedge != null) {
                hedge.cancel();
                hedge = null;
            }
            Peer peer = nextAdmitted();
            if (peer != null) {
                attempt = new PeerAttempt(upstream, peer, order, this);
                running.add(attempt);
                if (!left.isEmpty()) {
                    hedge = upstream.timers().after(upstream.settings().hedge().toMillis(), this::next);
                }
            } else if (running.isEmpty()) {
                decide();
            } else {
                return;
            }
        }
        if (attempt != null) {
            attempt.start();
        } else {
            answer.complete(new FetchAnswer.Unreachable(String.join("; ", failures)));
        }
    }

    /** The next peer that may be asked; a peer that is down is let in only when its turn comes, not for nothing. */
    private @Nullable Peer nextAdmitted() {
        long now = upstream.timers().now();
        for (Peer peer = left.poll(); peer != null; peer = left.poll()) {
            if (peer.admit(now)) {
                return peer;
            }
            failures.add(peer.address().host() + ": " + peer.lastFailure());
        }
        return null;
    }

    private List<PeerAttempt> decide() {
        decided = true;
        if (hedge != null) {
            hedge.cancel();
        }
        List<PeerAttempt> others = List.copyOf(running);
        running.clear();
        return others;
    }
}
