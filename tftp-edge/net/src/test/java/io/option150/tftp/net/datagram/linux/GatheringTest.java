package io.option150.tftp.net.datagram.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.net.datagram.Peer;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final long TURN_NANOS = 100_000;

    private final Gathering gathering = new Gathering();
    private long now = 5_000_000_000L;

    /** Turns of a tenth of a millisecond, in each of which some clients write and the loop sleeps for a part. */
    private void turns(int count, int clientsPerTurn, int clients, long sleptNanos) {
        Peer client = new Peer();
        for (int turn = 0; turn < count; turn++) {
            for (int index = 0; index < clientsPerTurn; index++) {
                client.set(0, Peer.ipv4(0x0a000001), 30_000 + (turn * clientsPerTurn + index) % clients, 0);
                gathering.heard(client);
            }
            now += TURN_NANOS;
            gathering.slept(now - sleptNanos, now);
        }
    }

    @Test
    void restsInACrowd() {
        turns(30, 10, 1000, TURN_NANOS / 4);

        assertThat(gathering.worthwhile()).isTrue();
    }

    @Test
    void doesNotLengthenTheRoundTripsOfAFew() {
        turns(30, 10, 8, TURN_NANOS / 4);

        assertThat(gathering.worthwhile()).isFalse();
    }

    @Test
    void doesNotRestWhenThereIsHardlyTimeToSleep() {
        turns(30, 10, 1000, TURN_NANOS / 16);

        assertThat(gathering.worthwhile()).isFalse();
    }

    @Test
    void manyClientsOverALongTimeAreNoCrowd() {
        for (int turn = 0; turn < 30; turn++) {
            turns(1, 100, 1000, TURN_NANOS / 4);
            now += 2 * Gathering.SPAN_NANOS;
        }

        assertThat(gathering.worthwhile()).isFalse();
    }

    @Test
    void stopsWhenTheCrowdIsGone() {
        turns(30, 10, 1000, TURN_NANOS / 4);
        turns(20, 1, 8, TURN_NANOS / 4);

        assertThat(gathering.worthwhile()).isFalse();
    }
}
