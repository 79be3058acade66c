package io.option150.files.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private final List<UniEmitter<? super String>> working = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @Test
    void whoFindsNoSeatWaitsInTurn() {
        var seats = new Seats(2);
        start(seats);
        start(seats);
        start(seats);
        start(seats);
        assertThat(working).hasSize(2);
        assertThat(seats.waiting()).isEqualTo(2);

        working.get(1).complete("second");
        assertThat(working).hasSize(3);
        working.get(2).complete("third");
        assertThat(working).hasSize(4);
        assertThat(ended).containsExactly("second", "third");
        assertThat(seats.waiting()).isZero();
    }

    @Test
    void workThatFailsOrIsGivenUpLeavesItsSeat() {
        var seats = new Seats(1);
        start(seats);
        working.getFirst().fail(new IllegalStateException("failed"));
        var second = subscribe(seats);
        second.cancel();
        start(seats);
        assertThat(working).hasSize(3);
        assertThat(ended).containsExactly("failed");
    }

    @Test
    void whoGivesUpWaitingIsPassedOver() {
        var seats = new Seats(1);
        start(seats);
        var impatient = subscribe(seats);
        start(seats);
        impatient.cancel();
        assertThat(seats.waiting()).isEqualTo(1);

        working.getFirst().complete("first");
        assertThat(working).hasSize(2);
        working.get(1).complete("third");
        start(seats);
        assertThat(working).hasSize(3);
    }

    @Test
    void workThatCannotStartLeavesItsSeat() {
        var seats = new Seats(1);
        seats.in(() -> {
                    throw new IllegalStateException("no start");
                })
                .subscribe()
                .with(_ -> ended.add("done"), e -> ended.add(String.valueOf(e.getMessage())));
        start(seats);
        assertThat(working).hasSize(1);
        assertThat(ended).containsExactly("no start");
    }

    @Test
    void noSeatsAtAllAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Seats(0));
    }

    private void start(Seats seats) {
        assertThat(subscribe(seats)).isNotNull();
    }

    private Cancellable subscribe(Seats seats) {
        return seats.in(() -> Uni.createFrom().<String>emitter(working::add))
                .subscribe()
                .with(ended::add, e -> ended.add(String.valueOf(e.getMessage())));
    }
}
