package io.option150.tftp.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.protocol.transfer.SimulatedTransfer.End;
import io.option150.tftp.protocol.transfer.SimulatedTransfer.Scenario;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both machines together over a bad network. */
class SimulatedTransferTest {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final long MILLI = 1_000_000;

    @Property(tries = 1000)
    void everyTransferEndsCompleteAndCorrectOrInACleanAbort(@ForAll("scenarios") Scenario scenario) {
        SimulatedTransfer transfer = new SimulatedTransfer(scenario).run();

        if (transfer.clientEnd == End.COMPLETE) {
            assertThat(transfer.received()).isEqualTo(transfer.file());
        } else {
            assertThat(transfer.received()).isEqualTo(Arrays.copyOf(transfer.file(), transfer.received().length));
            assertThat(transfer.serverEnd)
                    .as("a client that has not everything")
                    .isEqualTo(End.ABORTED);
        }
    }

    @Property(tries = 300)
    void aNetworkThatLosesLittleStillDelivers(@ForAll("mild") Scenario scenario) {
        SimulatedTransfer transfer = new SimulatedTransfer(scenario).run();

        assertThat(transfer.clientEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.received()).isEqualTo(transfer.file());
    }

    @Property(tries = 300)
    void aFileThatFailsToArriveIsNeverComplete(@ForAll("failing") Scenario scenario) {
        SimulatedTransfer transfer = new SimulatedTransfer(scenario).run();

        assertThat(transfer.clientEnd).isEqualTo(End.ABORTED);
        assertThat(transfer.serverEnd).isEqualTo(End.ABORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64})
    void aCleanNetworkSendsEachBlockOnceThroughTheRollover(int windowsize) {
        int blocks = 66_000;
        SimulatedTransfer transfer =
                new SimulatedTransfer(new Scenario(1, blocks * 8, 8, windowsize, 0, 0, 0, 0, NEVER)).run();

        assertThat(transfer.clientEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.serverEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.received()).isEqualTo(transfer.file());
        assertThat(transfer.dataSent).isEqualTo(blocks + 1);
    }

    @Test
    void theRolloverSurvivesLossAndReordering() {
        SimulatedTransfer transfer =
                new SimulatedTransfer(new Scenario(7, 66_000 * 8, 8, 16, 0.001, 0.01, MILLI / 100, 0, NEVER)).run();

        assertThat(transfer.clientEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.received()).isEqualTo(transfer.file());
    }

    /** With windows of 1 a doubled ACK must not double the DATA after it, as the Sorcerer's Apprentice did. */
    @Test
    void doubledPacketsDoNotDoubleWhatIsSent() {
        int blocks = 2000;
        SimulatedTransfer transfer = new SimulatedTransfer(new Scenario(3, blocks * 8, 8, 1, 0, 1, 0, 0, NEVER)).run();

        assertThat(transfer.serverEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.dataSent).isEqualTo(blocks + 1);
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return scenario(Arbitraries.doubles().between(0, 0.6), Arbitraries.just(NEVER));
    }

    @Provide
    Arbitrary<Scenario> mild() {
        return scenario(Arbitraries.doubles().between(0, 0.03), Arbitraries.just(NEVER));
    }

    @Provide
    Arbitrary<Scenario> failing() {
        return scenario(
                        Arbitraries.doubles().between(0, 0.3),
                        Arbitraries.integers().between(0, 20_000))
                .filter(scenario -> scenario.length() > scenario.failAt() && scenario.arrival() > 0);
    }

    private static Arbitrary<Scenario> scenario(Arbitrary<Double> loss, Arbitrary<Integer> failAt) {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 30_000),
                        Arbitraries.of(8, 100, 512, 1428),
                        Arbitraries.of(1, 2, 4, 16, 64))
                .as((seed, length, blksize, windowsize) ->
                        new Scenario(seed, length, blksize, windowsize, 0, 0, 0, 0, NEVER))
                .flatMap(base -> Combinators.combine(
                                loss,
                                Arbitraries.doubles().between(0, 0.5),
                                Arbitraries.of(0L, MILLI / 10, 5 * MILLI, 2000 * MILLI),
                                Arbitraries.of(0L, 10 * MILLI, 5000 * MILLI),
                                failAt)
                        .as((lost, doubled, jitter, arrival, fails) -> new Scenario(
                                base.seed(),
                                base.length(),
                                base.blksize(),
                                base.windowsize(),
                                lost,
                                doubled,
                                jitter,
                                arrival,
                                fails)));
    }
}
