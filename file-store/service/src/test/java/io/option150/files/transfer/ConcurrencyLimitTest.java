package io.option150.files.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final List<UniEmitter<? super String>> working = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @Test
    void whoFindsNoSeatWaitsInTurn() {
        var limit = new ConcurrencyLimit(2);
        start(limit);
        start(limit);
        start(limit);
        start(limit);
        assertThat(working).hasSize(2);
        assertThat(limit.waiting()).isEqualTo(2);

        working.get(1).complete("second");
        assertThat(working).hasSize(3);
        working.get(2).complete("third");
        assertThat(working).hasSize(4);
        assertThat(ended).containsExactly("second", "third");
        assertThat(limit.waiting()).isZero();
    }

    @Test
    void workThatFailsOrIsGivenUpLeavesItsSeat() {
        var limit = new ConcurrencyLimit(1);
        start(limit);
        working.getFirst().fail(new IllegalStateException("failed"));
        var second = subscribe(limit);
        second.cancel();
        start(limit);
        assertThat(working).hasSize(3);
        assertThat(ended).containsExactly("failed");
    }

    @Test
    void whoGivesUpWaitingIsPassedOver() {
        var limit = new ConcurrencyLimit(1);
        start(limit);
        var impatient = subscribe(limit);
        start(limit);
        impatient.cancel();
        assertThat(limit.waiting()).isEqualTo(1);

        working.getFirst().complete("first");
        assertThat(working).hasSize(2);
        working.get(1).complete("third");
        start(limit);
        assertThat(working).hasSize(3);
    }

    @Test
    void workThatCannotStartLeavesItsSeat() {
        var limit = new ConcurrencyLimit(1);
        limit.within(() -> {
                    throw new IllegalStateException("no start");
                })
                .subscribe()
                .with(_ -> ended.add("done"), e -> ended.add(String.valueOf(e.getMessage())));
        start(limit);
        assertThat(working).hasSize(1);
        assertThat(ended).containsExactly("no start");
    }

    @Test
    void noSeatsAtAllAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConcurrencyLimit(0));
    }

    private void start(ConcurrencyLimit limit) {
        assertThat(subscribe(limit)).isNotNull();
    }

    private Cancellable subscribe(ConcurrencyLimit limit) {
        return limit.within(() -> Uni.createFrom().<String>emitter(working::add))
                .subscribe()
                .with(ended::add, e -> ended.add(String.valueOf(e.getMessage())));
    }
}
