package io.option150.edge.upstream.peer;

import io.option150.edge.upstream.PeerSettings;
import java.util.concurrent.atomic.AtomicLong;

/** One peer: how it fares, what it speaks, and who waits for it. Safe for use by several threads. */
public final class Peer {

    /** Whether a peer answers. */
    public enum Health {
        /** It has not been asked yet. */
        UNKNOWN,
        /** It answered last time. */
        UP,
        /** It did not. */
        DOWN
    }

    private final PeerAddress address;
    private final PeerSettings settings;
    private final PeerQueue queue;

    private Health health = Health.UNKNOWN;
    private long nextTry;
    private long httpAwayUntil;
    private boolean httpAway;
    private String lastFailure = "";
    private final AtomicLong loops = new AtomicLong();

    Peer(PeerAddress address, PeerSettings settings) {
        this.address = address;
        this.settings = settings;
        this.queue = new PeerQueue(settings.concurrency(), settings.queue());
    }

    /** Where it is. */
    public PeerAddress address() {
        return address;
    }

    /** Whether it answers. */
    public synchronized Health health() {
        return health;
    }

    /** Why it did not answer the last time it did not; empty if it always has. */
    public synchronized String lastFailure() {
        return lastFailure;
    }

    /** Fetches that run. */
    public int running() {
        return queue.running();
    }

    /** Fetches that wait. */
    public int waiting() {
        return queue.waiting();
    }

    /** What it is asked over now. */
    public synchronized String speaks(long now) {
        return speaksHttp(now) ? "http" : "tftp";
    }

    /** Questions of ours that came back from it (RES-6). */
    public long loops() {
        return loops.get();
    }

    void looped() {
        loops.incrementAndGet();
    }

    PeerQueue queue() {
        return queue;
    }

    /** Whether it may be asked: always while it answers, else one question at a time to see whether it is back. */
    synchronized boolean admit(long now) {
        if (health != Health.DOWN) {
            return true;
        }
        if (now - nextTry < 0) {
            return false;
        }
        nextTry = now + settings.retry().toMillis();
        return true;
    }

    synchronized boolean speaksHttp(long now) {
        return address.httpPort().isPresent() && (!httpAway || now - httpAwayUntil >= 0);
    }

    /** Its HTTP port does not answer: TFTP for a while. */
    synchronized void httpAway(long now) {
        httpAway = true;
        httpAwayUntil = now + settings.httpRetry().toMillis();
    }

    synchronized void httpThere() {
        httpAway = false;
    }

    /** It answered, whatever it said; true when it was down before. */
    synchronized boolean answered() {
        boolean back = health == Health.DOWN;
        health = Health.UP;
        return back;
    }

    /** It gave no answer. */
    synchronized void silent(String why, long now) {
        health = Health.DOWN;
        lastFailure = why;
        nextTry = now + settings.retry().toMillis();
        // What it speaks is not known any more: it may come back with HTTP.
        httpAway = false;
    }
}
