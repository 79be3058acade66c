package io.option150.edge.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.option150.edge.clock.ManualTimers;
import io.option150.edge.drain.DrainEnd.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final long QUIET = 10_000;
    private static final long LIMIT = 60_000;

    private final ManualTimers timers = new ManualTimers();
    private final FakeWork work = new FakeWork();
    private final Drain drain = new Drain(settings(QUIET, LIMIT), timers, work);

    @Test
    void leavesOnceNobodyAsks() {
        CompletableFuture<DrainEnd> end = begin();
        timers.pass(QUIET - 1);
        assertThat(end).isNotDone();
        timers.pass(300);
        assertThat(end.join().reason()).isEqualTo(Reason.QUIET);
    }

    @Test
    void startsToCountWithTheDrainHoweverQuietItWasBefore() {
        timers.pass(100_000);
        CompletableFuture<DrainEnd> end = begin();
        timers.pass(QUIET - 500);
        assertThat(end).isNotDone();
    }

    @Test
    void countsAnewFromEachLateRequest() {
        CompletableFuture<DrainEnd> end = begin();
        timers.pass(QUIET - 1_000);
        work.last = timers.now();
        timers.pass(QUIET - 1_000);
        assertThat(end).isNotDone();
        timers.pass(1_500);
        assertThat(end.join().reason()).isEqualTo(Reason.QUIET);
    }

    @Test
    void waitsForAnOpenTransferHoweverLongNobodyAsks() {
        work.transfers = 1;
        CompletableFuture<DrainEnd> end = begin();
        timers.pass(LIMIT - 1_000);
        assertThat(end).isNotDone();
        work.transfers = 0;
        timers.pass(500);
        assertThat(end.join())
                .isEqualTo(new DrainEnd(Reason.QUIET, 0, end.join().tookMillis()));
    }

    @Test
    void leavesWhenTheTimeIsUpAndSaysWhatIsLost() {
        work.transfers = 3;
        CompletableFuture<DrainEnd> end = begin();
        timers.pass(LIMIT + 500);
        assertThat(end.join().reason()).isEqualTo(Reason.LIMIT);
        assertThat(end.join().transfers()).isEqualTo(3);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void joinsADrainThatRuns() {
        CompletableFuture<DrainEnd> first = begin();
        timers.pass(QUIET / 2);
        CompletableFuture<DrainEnd> second = begin();
        timers.pass(QUIET / 2 + 500);
        assertThat(second.join()).isEqualTo(first.join());
    }

    @Test
    void refusesTimesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drain(settings(-1, LIMIT), timers, work))
                .withMessage("option150.drain.quiet must be 0 s to 3600 s, is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drain(settings(QUIET, 86_400_001), timers, work))
                .withMessage("option150.drain.limit must be 0 s to 86400 s, is PT24H0.001S");
    }

    private CompletableFuture<DrainEnd> begin() {
        return drain.end().subscribeAsCompletionStage();
    }

    private static DrainSettings settings(long quiet, long limit) {
        return new DrainSettings() {
            @Override
            public Duration quiet() {
                return Duration.ofMillis(quiet);
            }

            @Override
            public Duration limit() {
                return Duration.ofMillis(limit);
            }
        };
    }

    private static final class FakeWork implements OpenWork {
        private int transfers;
        private long last;

        @Override
        public int transfers() {
            return transfers;
        }

        @Override
        public long lastRequest() {
            return last;
        }
    }
}
