package io.option150.registry.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatsTest {

    private final Seats seats = new Seats();

    @Test
    void aClusterFillsItsOwnSeatsAndAUnifiedCmHasOne() {
        var slow = target("slow", PushKind.PJSIP);
        var axl = target("axl", PushKind.AXL);
        for (int i = 1; i < 32; i++) {
            seats.take(slow);
        }
        assertThat(seats.full()).isEmpty();
        seats.take(axl);
        assertThat(seats.full()).containsExactly("axl");
        seats.take(slow);
        assertThat(seats.full()).containsExactlyInAnyOrder("axl", "slow");
        seats.leave(slow);
        seats.leave(axl);
        assertThat(seats.full()).isEmpty();
        seats.take(slow);
        assertThat(seats.full()).containsExactly("slow");
    }

    private static PushTarget target(String cluster, PushKind kind) {
        return new PushTarget(cluster, kind, "192.0.2.1:5038", "", "", "", "", "{device}", 10, true, false, 1);
    }
}
