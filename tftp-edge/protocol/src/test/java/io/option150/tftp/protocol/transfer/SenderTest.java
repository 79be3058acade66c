package io.option150.tftp.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.transfer.Sender.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final long TIMEOUT = 1000;
    private static final long STALL = 50_000;
    /** See {@link GapWatch}. */
    private static final long SOON = 2_000_000;

    private static final SenderLimits LIMITS = new SenderLimits(3, 0, STALL);

    @Test
    void withoutOptionsTheFirstBlockAnswersTheRequest() {
        Sender sender = sender(512, 1);

        assertThat(sender.start(1000, true, 0)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 1, 1);
        assertThat(sender.lengthOf(1)).isEqualTo(512);
        assertThat(sender.wakeAt()).isEqualTo(TIMEOUT);
        assertThat(sender.acknowledged(1, 10)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 2, 2);
        assertThat(sender.lengthOf(2)).isEqualTo(488);
        assertThat(sender.acknowledged(2, 20)).isEqualTo(Verdict.COMPLETE);
        assertThat(sender.acknowledgedBytes()).isEqualTo(1000);
    }

    @Test
    void aFileThatEndsAtABlocksBorderGetsAnEmptyLastBlock() {
        Sender sender = sender(512, 4);
        sender.start(1024, true, 0);

        assertBlocks(sender, 1, 3);
        assertThat(sender.lengthOf(3)).isZero();
    }

    @Test
    void anEmptyFileIsOneEmptyBlock() {
        Sender sender = sender(512, 4);

        assertThat(sender.start(0, true, 0)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 1, 1);
        assertThat(sender.lengthOf(1)).isZero();
        assertThat(sender.acknowledged(1, 1)).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void anOackIsAnsweredByAckZero() {
        Sender sender = negotiated(1);

        assertThat(sender.start(600, true, 0)).isEqualTo(Verdict.SEND_OACK);
        assertThat(sender.acknowledged(1, 1)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(0, 1)).isEqualTo(Verdict.SEND_DATA);
        assertThat(sender.acknowledged(0, 2)).as("repeated ACK 0").isEqualTo(Verdict.WAIT);
    }

    @Test
    void anUnansweredOackIsRepeatedAndThenGivenUp() {
        Sender sender = negotiated(1);
        sender.start(600, true, 0);

        assertThat(sender.timePassed(TIMEOUT - 1)).isEqualTo(Verdict.WAIT);
        assertThat(sender.timePassed(TIMEOUT)).isEqualTo(Verdict.SEND_OACK);
        assertThat(sender.repeated()).isEqualTo(1);
        assertThat(sender.timePassed(sender.wakeAt())).isEqualTo(Verdict.SEND_OACK);
        assertThat(sender.timePassed(sender.wakeAt())).isEqualTo(Verdict.CLIENT_SILENT);
    }

    @Test
    void repeatedAndStaleAcksAreNeverAnswered() {
        Sender sender = sender(512, 1);
        sender.start(5000, true, 0);
        sender.acknowledged(1, 1);
        sender.acknowledged(2, 2);

        assertThat(sender.acknowledged(2, 3)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(1, 3)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(0, 3)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(4, 3)).as("a block never sent").isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(3, 4)).isEqualTo(Verdict.SEND_DATA);
    }

    @Test
    void repeatedAcksDoNotPutTheTimeoutOff() {
        Sender sender = sender(512, 1);
        sender.start(5000, true, 0);
        sender.acknowledged(1, 100);
        sender.acknowledged(1, 900);

        assertThat(sender.timePassed(100 + TIMEOUT)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 2, 2);
    }

    @Test
    void anAckInsideAWindowRestartsRightAfterItWhenNoFurtherOneComesSoon() {
        Sender sender = sender(512, 8);
        sender.start(100_000, true, 0);
        assertBlocks(sender, 1, 8);

        assertThat(sender.acknowledged(3, 1)).isEqualTo(Verdict.WAIT);
        assertThat(sender.wakeAt()).isEqualTo(1 + SOON);
        assertThat(sender.acknowledged(3, 2)).as("the gap's second ACK").isEqualTo(Verdict.WAIT);
        assertThat(sender.timePassed(SOON)).isEqualTo(Verdict.WAIT);
        assertThat(sender.timePassed(1 + SOON)).isEqualTo(Verdict.SEND_DATA);

        assertBlocks(sender, 4, 11);
        assertThat(sender.repeated()).as("4 to 8").isEqualTo(5);
        assertThat(sender.acknowledged(3, 2 + SOON)).as("its third").isEqualTo(Verdict.WAIT);
    }

    @Test
    void aClientThatAcknowledgedAWholeWindowHasItsGapsFilledAtOnceInEachRoundTrip() {
        long trip = 1000;
        Sender sender = negotiated(8);
        sender.start(100_000, true, 0);
        sender.acknowledged(0, trip);
        sender.acknowledged(8, 2 * trip);

        assertThat(sender.acknowledged(11, 3 * trip)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 12, 19);
        assertThat(sender.repeated()).isEqualTo(5);

        assertThat(sender.acknowledged(12, 3 * trip + 1)).isEqualTo(Verdict.WAIT);
        assertThat(sender.wakeAt()).isEqualTo(4 * trip);
        assertThat(sender.acknowledged(13, 3 * trip + 2))
                .as("it is of the other kind")
                .isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 20, 21);
    }

    @Test
    void theWindowMovesWithEachAckOfAClientThatAcknowledgesEachBlock() {
        Sender sender = sender(512, 8);
        sender.start(100_000, true, 0);

        assertThat(sender.acknowledged(1, 1)).as("it may be a gap").isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(2, 2)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 9, 10);
        assertThat(sender.acknowledged(3, 3)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 11, 11);
        assertThat(sender.acknowledged(6, 4))
                .as("4 and 5 got lost on their way")
                .isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 12, 14);
        assertThat(sender.repeated()).isZero();
    }

    @Test
    void aClientThatAcknowledgesEachBlockHasItsLossesMadeGood() {
        Sender sender = sender(512, 8);
        sender.start(100_000, true, 0);
        sender.acknowledged(1, 1);
        sender.acknowledged(2, 2);

        assertThat(sender.timePassed(sender.wakeAt())).isEqualTo(Verdict.SEND_DATA);

        assertBlocks(sender, 3, 10);
        assertThat(sender.repeated()).isEqualTo(8);
    }

    @Test
    void aGapIsFilledOnceInARoundTrip() {
        long trip = 100 * SOON;
        Sender sender = negotiated(8);
        sender.start(100_000, true, 0);
        sender.acknowledged(0, trip);
        sender.acknowledged(2, 2 * trip);
        long filledAt = sender.wakeAt();
        assertThat(filledAt).as("a quarter of a round trip").isEqualTo(2 * trip + trip / 4);
        assertThat(sender.timePassed(filledAt)).isEqualTo(Verdict.SEND_DATA);

        assertThat(sender.acknowledged(3, filledAt + 1)).isEqualTo(Verdict.WAIT);

        assertThat(sender.wakeAt()).isEqualTo(filledAt + trip);
        assertThat(sender.timePassed(filledAt + trip)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 4, 11);
    }

    @Test
    void bytesThatArriveMeanwhileDoNotPutAGapOff() {
        Sender sender = sender(512, 8);
        sender.start(3 * 512, false, 0);
        sender.acknowledged(1, 1);

        assertThat(sender.progressed(4 * 512, false, SOON)).isEqualTo(Verdict.WAIT);
        assertThat(sender.wakeAt()).isEqualTo(1 + SOON);
        assertThat(sender.timePassed(1 + SOON)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 2, 4);
        assertThat(sender.repeated()).isEqualTo(2);
    }

    @Test
    void aClientThatGoesAwayInsideAWindowIsGivenUp() {
        Sender sender = sender(512, 8);
        sender.start(100_000, true, 0);
        sender.acknowledged(3, 1);
        int sent = 0;
        while (sender.timePassed(sender.wakeAt()) == Verdict.SEND_DATA) {
            assertBlocks(sender, 4, 11);
            sent++;
        }

        assertThat(sent).isEqualTo(LIMITS.tries());
        assertThat(sender.timePassed(sender.wakeAt())).as("over").isEqualTo(Verdict.WAIT);
    }

    @Test
    void aStaleAckOfAWindowPastTheRolloverIsNotAnswered() {
        Sender sender = sender(8, 16);
        sender.start(8 * 70_000L, true, 0);
        for (long end = 16; end <= 65_536; end += 16) {
            assertThat(sender.acknowledged((int) (end & 0xffff), end)).isEqualTo(Verdict.SEND_DATA);
        }
        assertBlocks(sender, 65_537, 65_552);

        assertThat(sender.acknowledged(65_520, 70_000)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(65_535, 70_000)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(0, 70_000)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(17, 70_000)).as("never sent").isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(16, 70_000)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 65_553, 65_568);
    }

    @Test
    void timeoutsDoubleUntilAnAnswerComesAndThenStartAgain() {
        Sender sender = sender(512, 2);
        sender.start(5000, true, 0);

        assertThat(sender.timePassed(1000)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 1, 2);
        assertThat(sender.repeated()).isEqualTo(2);
        assertThat(sender.wakeAt()).isEqualTo(1000 + 2 * TIMEOUT);
        sender.timePassed(3000);
        assertThat(sender.wakeAt()).isEqualTo(3000 + 4 * TIMEOUT);
        sender.acknowledged(2, 4000);
        assertThat(sender.wakeAt()).isEqualTo(4000 + TIMEOUT);
    }

    @Test
    void theClientsOwnTimeoutIsAFixedInterval() {
        Sender sender = new Sender(new Agreement(512, 1, 2, -1, Map.of("timeout", "2")), new FixedTimeout(2), LIMITS);
        sender.start(100, true, 0);
        sender.timePassed(2_000_000_000L);

        assertThat(sender.wakeAt()).isEqualTo(4_000_000_000L);
    }

    @Test
    void aClientThatNeverAnswersIsGivenUpInSilence() {
        Sender sender = sender(512, 1);
        sender.start(5000, true, 0);
        sender.timePassed(sender.wakeAt());
        sender.timePassed(sender.wakeAt());

        assertThat(sender.timePassed(sender.wakeAt())).isEqualTo(Verdict.CLIENT_SILENT);
        assertThat(sender.acknowledged(1, 99_999)).as("too late").isEqualTo(Verdict.WAIT);
    }

    @Test
    void aClientIsSilentFromTheSecondRepeatToItsNextAnswer() {
        Sender sender = new Sender(Agreement.PLAIN, new FixedTimeout(1), new SenderLimits(10, 0, STALL));
        sender.start(2000, true, 0);
        sender.timePassed(sender.wakeAt());
        assertThat(sender.isClientSilent()).isFalse();

        sender.timePassed(sender.wakeAt());
        assertThat(sender.isClientSilent()).isTrue();

        sender.acknowledged(1, sender.wakeAt());
        assertThat(sender.isClientSilent()).isFalse();
    }

    @Test
    void blockNumbersGoOnAtZeroAfter65535() {
        Sender sender = sender(8, 1);
        sender.start(8 * 70_000L, true, 0);
        for (int block = 1; block < 65_535; block++) {
            sender.acknowledged(block, block);
        }

        assertThat(sender.acknowledged(65_535, 1)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 65_536, 65_536);
        assertThat(sender.acknowledged(0, 1)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 65_537, 65_537);
    }

    @Test
    void fullBlocksGoAsTheirBytesArriveAndTheLastOneAfterTheEnd() {
        Sender sender = sender(512, 4);

        assertThat(sender.start(511, false, 0)).isEqualTo(Verdict.WAIT);
        assertThat(sender.progressed(1100, false, 10)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 1, 2);
        assertThat(sender.progressed(1200, false, 20)).isEqualTo(Verdict.WAIT);
        assertThat(sender.progressed(1600, false, 30)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 3, 3);
        assertThat(sender.progressed(1600, true, 40)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 4, 4);
        assertThat(sender.lengthOf(4)).isEqualTo(1600 - 3 * 512);
        assertThat(sender.acknowledged(4, 50)).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void bytesThatEndAtABlocksBorderSendNothingBeforeTheEndIsKnown() {
        Sender sender = sender(512, 1);
        sender.start(512, false, 0);
        assertBlocks(sender, 1, 1);

        assertThat(sender.acknowledged(1, 1)).isEqualTo(Verdict.WAIT);
        assertThat(sender.progressed(512, true, 2)).isEqualTo(Verdict.SEND_DATA);
        assertThat(sender.lengthOf(2)).isZero();
    }

    @Test
    void bytesThatArriveBeforeAckZeroWaitForIt() {
        Sender sender = negotiated(4);
        sender.start(0, false, 0);

        assertThat(sender.progressed(5000, true, 1)).isEqualTo(Verdict.WAIT);
        assertThat(sender.acknowledged(0, 2)).isEqualTo(Verdict.SEND_DATA);
        assertBlocks(sender, 1, 4);
    }

    @Test
    void aSourceThatStopsIsGivenUpAfterTheStallLimit() {
        Sender sender = sender(512, 1);
        sender.start(512, false, 0);
        sender.acknowledged(1, 500);

        assertThat(sender.wakeAt()).isEqualTo(500 + STALL);
        sender.progressed(600, false, 2000);
        assertThat(sender.timePassed(500 + STALL)).as("bytes came meanwhile").isEqualTo(Verdict.WAIT);
        assertThat(sender.wakeAt()).isEqualTo(2000 + STALL);
        assertThat(sender.timePassed(2000 + STALL)).isEqualTo(Verdict.CONTENT_STALLED);
    }

    @Test
    void aClientIsNotGivenUpForAWindowThatWasNotFilled() {
        Sender sender = sender(512, 8);
        sender.start(1024, false, 0);
        assertBlocks(sender, 1, 2);

        for (int again = 0; again < 3 * LIMITS.tries(); again++) {
            Verdict verdict = sender.timePassed(sender.wakeAt());
            if (verdict == Verdict.CONTENT_STALLED) {
                return;
            }
            assertThat(verdict).isEqualTo(Verdict.SEND_DATA);
            assertBlocks(sender, 1, 2);
        }
        throw new AssertionError("repeats without end");
    }

    private static void assertBlocks(Sender sender, long first, long last) {
        assertThat(sender.firstBlock()).isEqualTo(first);
        assertThat(sender.lastBlock()).isEqualTo(last);
        assertThat(sender.positionOf(1)).isZero();
    }

    private static Sender sender(int blksize, int windowsize) {
        return new Sender(new Agreement(blksize, windowsize, 0, -1, Map.of()), timeout(), LIMITS);
    }

    private static Sender negotiated(int windowsize) {
        return new Sender(
                new Agreement(512, windowsize, 0, -1, Map.of("windowsize", Integer.toString(windowsize))),
                timeout(),
                LIMITS);
    }

    private static RetransmissionTimeout timeout() {
        return new BackingOffTimeout(TIMEOUT, 16 * TIMEOUT);
    }
}
