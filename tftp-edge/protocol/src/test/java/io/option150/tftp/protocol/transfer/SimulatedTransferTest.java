package io.option150.tftp.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.protocol.transfer.SimulatedTransfer.Acks;
import io.option150.tftp.protocol.transfer.SimulatedTransfer.End;
import io.option150.tftp.protocol.transfer.SimulatedTransfer.Scenario;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both machines together over a bad network. */
class SimulatedTransferTest {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final long MILLI = 1_000_000;
    private static final int BLOCKS = 684;

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

    /**
     * But where it loses one block three times in a row: where it also shuffles whole windows, so that each sending brings the
     * client a block or two, a file has blocks enough for that. Nothing can be timed then (Karn's rule), so the server's
     * waits stay as long as they may be, and the client is patient for three of them.
     */
    @Property(tries = 300)
    void aNetworkThatLosesLittleStillDelivers(@ForAll("mild") Scenario scenario) {
        assertDelivers(scenario);
    }

    /** Found among many thousand scenarios. */
    @Test
    void aBlockLostThreeTimesInARowMayEndATransfer() {
        assertDelivers(new Scenario(
                8204613831257100897L,
                29_261,
                8,
                64,
                0.022449130500659435,
                0.05456943459227659,
                MILLI / 10,
                0,
                NEVER,
                Acks.BLOCKS,
                0));
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
        SimulatedTransfer transfer = new SimulatedTransfer(
                        new Scenario(1, blocks * 8, 8, windowsize, 0, 0, 0, 0, NEVER, Acks.WINDOWS, 0))
                .run();

        assertThat(transfer.clientEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.serverEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.received()).isEqualTo(transfer.file());
        assertThat(transfer.dataSent).isEqualTo(blocks + 1);
    }

    @Test
    void theRolloverSurvivesLossAndReordering() {
        SimulatedTransfer transfer = new SimulatedTransfer(
                        new Scenario(7, 66_000 * 8, 8, 16, 0.001, 0.01, MILLI / 100, 0, NEVER, Acks.WINDOWS, 0))
                .run();

        assertThat(transfer.clientEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.received()).isEqualTo(transfer.file());
    }

    /** With windows of 1 a doubled ACK must not double the DATA after it, as the Sorcerer's Apprentice did. */
    @Test
    void doubledPacketsDoNotDoubleWhatIsSent() {
        int blocks = 2000;
        SimulatedTransfer transfer =
                new SimulatedTransfer(new Scenario(3, blocks * 8, 8, 1, 0, 1, 0, 0, NEVER, Acks.WINDOWS, 0)).run();

        assertThat(transfer.serverEnd).isEqualTo(End.COMPLETE);
        assertThat(transfer.dataSent).isEqualTo(blocks + 1);
    }

    /** Also where a block takes so long that a window is many times the fastest round trip. */
    @ParameterizedTest
    @CsvSource({"2,0", "4,0", "16,0", "64,0", "16,100000", "64,100000", "16,1500000", "64,1500000"})
    void aClientThatAcknowledgesEachBlockOfAWindowGetsEachBlockOnce(int windowsize, long pace) {
        for (Acks acks : List.of(Acks.BLOCKS, Acks.PACKETS)) {
            SimulatedTransfer transfer = new SimulatedTransfer(large(windowsize, acks, pace)).run();

            assertThat(transfer.received()).isEqualTo(transfer.file());
            assertThat(transfer.serverEnd).isEqualTo(End.COMPLETE);
            assertThat(transfer.dataSent).as(acks.name()).isEqualTo(BLOCKS);
        }
    }

    /** The pauses between its ACKs look like gaps, and the copies lengthen them; it must not get each window sixteen times. */
    @ParameterizedTest
    @EnumSource(Acks.class)
    void aClientThatIsSlowerThanAnyTimeoutGetsNoMoreThanACopyOrTwo(Acks acks) {
        SimulatedTransfer transfer = new SimulatedTransfer(large(16, acks, 20 * MILLI)).run();

        assertThat(transfer.received()).isEqualTo(transfer.file());
        assertThat(transfer.dataSent).isLessThan(3 * BLOCKS);
    }

    @ParameterizedTest
    @EnumSource(Acks.class)
    void lossInWindowsIsMadeGoodSoonAndNotManyTimes(Acks acks) {
        long took = 0;
        for (int seed = 0; seed < 50; seed++) {
            Scenario clean = large(16, acks, MILLI / 20);
            SimulatedTransfer transfer = new SimulatedTransfer(
                            new Scenario(seed, clean.length(), 1428, 16, 0.01, 0.01, 0, 0, NEVER, acks, clean.pace()))
                    .run();

            assertThat(transfer.received()).isEqualTo(transfer.file());
            assertThat(transfer.dataSent).as("seed " + seed).isLessThan(BLOCKS * 3 / 2);
            took += transfer.took();
        }

        // Without loss it is 95 to 160 ms; each of some seven losses costs a round trip and the wait for a further ACK.
        assertThat(took / 50).isLessThan(300 * MILLI);
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

    private static void assertDelivers(Scenario scenario) {
        SimulatedTransfer transfer = new SimulatedTransfer(scenario).run();

        if (transfer.clientEnd == End.COMPLETE) {
            assertThat(transfer.received()).isEqualTo(transfer.file());
        } else {
            assertThat(transfer.lostInARow)
                    .as("losses of one block that ended the transfer")
                    .isGreaterThanOrEqualTo(3);
        }
    }

    private static Scenario large(int windowsize, Acks acks, long pace) {
        return new Scenario(1, BLOCKS * 1428 - 700, 1428, windowsize, 0, 0, 0, 0, NEVER, acks, pace);
    }

    private static Arbitrary<Scenario> scenario(Arbitrary<Double> loss, Arbitrary<Integer> failAt) {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 30_000),
                        Arbitraries.of(8, 100, 512, 1428),
                        Arbitraries.of(1, 2, 4, 16, 64))
                .as((seed, length, blksize, windowsize) ->
                        new Scenario(seed, length, blksize, windowsize, 0, 0, 0, 0, NEVER, Acks.WINDOWS, 0))
                .flatMap(base -> Combinators.combine(
                                loss,
                                Arbitraries.doubles().between(0, 0.5),
                                Arbitraries.of(0L, MILLI / 10, 5 * MILLI, 2000 * MILLI),
                                Arbitraries.of(0L, 10 * MILLI, 5000 * MILLI),
                                failAt,
                                Arbitraries.of(Acks.values()),
                                Arbitraries.of(0L, MILLI / 10, 3 * MILLI))
                        .as((lost, doubled, jitter, arrival, fails, acks, pace) -> new Scenario(
                                base.seed(),
                                base.length(),
                                base.blksize(),
                                base.windowsize(),
                                lost,
                                doubled,
                                jitter,
                                arrival,
                                fails,
                                acks,
                                pace)));
    }
}
