package io.option150.tftp.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.transfer.Receiver.Verdict;
import io.option150.tftp.protocol.transfer.ReceiverFailure.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static final long TIMEOUT = 1000;
    private static final long IDLE = 5000;
    private static final Map<String, String> ASKED = Map.of("tsize", "0", "windowsize", "4", "blksize", "1000");

    private final Receiver receiver =
            new Receiver(ASKED, new ReceiverLimits(3, IDLE, 100_000), new BackingOffTimeout(TIMEOUT, 16 * TIMEOUT));

    @Test
    void aServerWithoutOptionsAnswersWithPlainBlocks() {
        receiver.start(0);

        assertThat(receiver.data(1, 512, 1)).isEqualTo(Verdict.TAKE_AND_ACK);
        assertThat(receiver.ackBlock()).isEqualTo(1);
        assertThat(receiver.data(2, 0, 2)).isEqualTo(Verdict.COMPLETE);
        assertThat(receiver.bytes()).isEqualTo(512);
    }

    @Test
    void anAckEndsEachWindowAndTheFile() {
        agree(Map.of("windowsize", "3"));

        assertThat(receiver.data(1, 512, 1)).isEqualTo(Verdict.TAKE);
        assertThat(receiver.data(2, 512, 1)).isEqualTo(Verdict.TAKE);
        assertThat(receiver.data(3, 512, 1)).isEqualTo(Verdict.TAKE_AND_ACK);
        assertThat(receiver.data(4, 512, 1)).isEqualTo(Verdict.TAKE);
        assertThat(receiver.data(5, 10, 1)).isEqualTo(Verdict.COMPLETE);
        assertThat(receiver.ackBlock()).isEqualTo(5);
    }

    @Test
    void aGapIsAnsweredOnceWithTheLastBlockInOrder() {
        agree(Map.of("windowsize", "4"));
        receiver.data(1, 512, 1);

        assertThat(receiver.data(3, 512, 2)).isEqualTo(Verdict.SEND_ACK);
        assertThat(receiver.ackBlock()).isEqualTo(1);
        assertThat(receiver.data(4, 512, 3)).isEqualTo(Verdict.IGNORE);
        assertThat(receiver.data(2, 512, 4)).isEqualTo(Verdict.TAKE);
        assertThat(receiver.data(4, 512, 5)).as("a new gap").isEqualTo(Verdict.SEND_ACK);
    }

    @Test
    void onlyACopyOfTheLastAcknowledgedBlockIsAcknowledgedAgain() {
        agree(Map.of("windowsize", "2"));
        receiver.data(1, 512, 1);
        receiver.data(2, 512, 1);

        assertThat(receiver.data(1, 512, 2)).isEqualTo(Verdict.IGNORE);
        assertThat(receiver.data(2, 512, 2)).isEqualTo(Verdict.SEND_ACK);
    }

    @Test
    void aRepeatedOackIsAcknowledgedAgain() {
        agree(Map.of("windowsize", "2"));

        assertThat(receiver.oack(Map.of("windowsize", "2"), 2)).isEqualTo(Verdict.SEND_ACK);
        assertThat(receiver.ackBlock()).isZero();
        receiver.data(1, 512, 3);
        assertThat(receiver.oack(Map.of("windowsize", "2"), 4)).isEqualTo(Verdict.IGNORE);
    }

    @Test
    void aServerThatGrantsMoreThanAskedIsToldSoAndAskedWithoutOptions() {
        receiver.start(0);

        assertThat(receiver.oack(Map.of("windowsize", "5"), 1)).isEqualTo(Verdict.START_OVER);
        assertFailure(Kind.BROKEN, ErrorCode.OPTIONS_REFUSED);
        assertThat(receiver.asked()).isEmpty();
        assertThat(receiver.oack(Map.of("windowsize", "5"), 2)).as("again").isEqualTo(Verdict.FAILED);
    }

    @Test
    void aBlockLongerThanAgreedIsRefused() {
        agree(Map.of("blksize", "600"));
        receiver.data(1, 600, 1);

        assertThat(receiver.data(2, 601, 1)).isEqualTo(Verdict.FAILED);
        assertFailure(Kind.BROKEN, ErrorCode.ILLEGAL_OPERATION);
    }

    @Test
    void aFileShorterOrLongerThanToldIsNotTaken() {
        agree(Map.of("tsize", "600"));
        receiver.data(1, 512, 1);

        assertThat(receiver.data(2, 87, 2)).isEqualTo(Verdict.FAILED);
        assertFailure(Kind.BROKEN, ErrorCode.NOT_DEFINED);
        assertThat(receiver.bytes()).isEqualTo(512);
    }

    @Test
    void aFileLongerThanToldIsRefusedAsSoonAsItShows() {
        agree(Map.of("tsize", "600"));
        receiver.data(1, 512, 1);

        assertThat(receiver.data(2, 512, 2)).isEqualTo(Verdict.FAILED);
        assertFailure(Kind.BROKEN, ErrorCode.NOT_DEFINED);
    }

    @Test
    void aFileBeyondTheBoundIsRefused() {
        receiver.start(0);

        assertThat(receiver.oack(Map.of("tsize", "100001"), 1)).isEqualTo(Verdict.FAILED);
        assertFailure(Kind.TOO_LARGE, ErrorCode.DISK_FULL);
    }

    @Test
    void aFileOfUntoldLengthIsRefusedWhenItPassesTheBound() {
        receiver.start(0);
        Verdict verdict = Verdict.TAKE_AND_ACK;
        int block = 0;
        while (verdict == Verdict.TAKE_AND_ACK) {
            block++;
            verdict = receiver.data(block, 512, block);
        }

        assertThat(verdict).isEqualTo(Verdict.FAILED);
        assertThat(receiver.bytes()).isEqualTo(100_000 / 512 * 512L);
        assertFailure(Kind.TOO_LARGE, ErrorCode.DISK_FULL);
    }

    @Test
    void refusedOptionsAreGivenUpOnce() {
        receiver.start(0);

        assertThat(receiver.refused("no", 1)).isEqualTo(Verdict.START_OVER);
        assertThat(receiver.asked()).isEmpty();
        assertThat(receiver.isNegotiating()).isFalse();
        assertThat(receiver.refused("no", 2)).isEqualTo(Verdict.FAILED);
    }

    @Test
    void optionsThatAreRefusedAfterTheyWereGrantedAreGivenUpAndTheLengthHolds() {
        agree(Map.of("tsize", "600", "blksize", "1000", "windowsize", "4"));

        assertThat(receiver.refused("no", 1)).isEqualTo(Verdict.START_OVER);
        assertThat(receiver.data(1, 512, 2)).isEqualTo(Verdict.TAKE_AND_ACK);
        assertThat(receiver.data(2, 87, 3)).isEqualTo(Verdict.FAILED);
        assertFailure(Kind.BROKEN, ErrorCode.NOT_DEFINED);
    }

    @Test
    void anOackThatCannotBeReadGivesTheOptionsUp() {
        receiver.start(0);

        assertThat(receiver.unreadableOack("cut", 1)).isEqualTo(Verdict.START_OVER);
        assertFailure(Kind.BROKEN, ErrorCode.OPTIONS_REFUSED);
        assertThat(receiver.data(1, 10, 2)).isEqualTo(Verdict.COMPLETE);
        assertThat(receiver.unreadableOack("cut", 3)).isEqualTo(Verdict.IGNORE);
    }

    @Test
    void aFirstBlockLongerThanAgreedGivesTheOptionsUp() {
        receiver.start(0);

        assertThat(receiver.data(1, 1000, 1)).isEqualTo(Verdict.START_OVER);
        assertThat(receiver.bytes()).isZero();
        assertThat(receiver.data(1, 512, 2)).isEqualTo(Verdict.TAKE_AND_ACK);
    }

    @Test
    void blocksThatCameKeepTheOptions() {
        agree(Map.of("blksize", "600"));
        receiver.data(1, 600, 1);

        assertThat(receiver.isNegotiating()).isFalse();
        assertThat(receiver.refused("no", 2)).isEqualTo(Verdict.FAILED);
    }

    /** It is what was asked with: a server that sends options back as they came says nothing by it. */
    @Test
    void aLengthOfZeroCountsAsNotTold() {
        agree(Map.of("tsize", "0", "windowsize", "4"));

        assertThat(receiver.data(1, 512, 1)).isEqualTo(Verdict.TAKE);
        assertThat(receiver.data(2, 3, 1)).isEqualTo(Verdict.COMPLETE);
    }

    @Test
    void theRequestIsRepeatedAndThenGivenUp() {
        receiver.start(0);

        assertThat(receiver.timePassed(TIMEOUT - 1)).isEqualTo(Verdict.IGNORE);
        assertThat(receiver.timePassed(TIMEOUT)).isEqualTo(Verdict.SEND_REQUEST);
        assertThat(receiver.wakeAt()).isEqualTo(3 * TIMEOUT);
        assertThat(receiver.timePassed(3 * TIMEOUT)).isEqualTo(Verdict.SEND_REQUEST);
        assertThat(receiver.wakeAt()).as("idle limit before the next repeat").isEqualTo(IDLE);
        assertThat(receiver.timePassed(IDLE)).isEqualTo(Verdict.FAILED);
        assertFailure(Kind.TIMED_OUT, ErrorCode.NOT_DEFINED);
    }

    @Test
    void theLastAckIsRepeatedWhenBlocksStopComing() {
        agree(Map.of("windowsize", "4"));
        receiver.data(1, 512, 100);
        receiver.data(2, 512, 100);

        assertThat(receiver.timePassed(100 + TIMEOUT)).isEqualTo(Verdict.SEND_ACK);
        assertThat(receiver.ackBlock()).isEqualTo(2);
    }

    @Test
    void blockNumbersGoOnAtZeroAfter65535() {
        Receiver endless = new Receiver(
                Map.of(), new ReceiverLimits(3, IDLE, Long.MAX_VALUE), new BackingOffTimeout(TIMEOUT, TIMEOUT));
        endless.start(0);
        for (int block = 1; block <= 65_535; block++) {
            endless.data(block, 512, 1);
        }

        assertThat(endless.data(0, 512, 1)).isEqualTo(Verdict.TAKE_AND_ACK);
        assertThat(endless.ackBlock()).isEqualTo(65_536);
        assertThat(endless.data(1, 5, 1)).isEqualTo(Verdict.COMPLETE);
    }

    private void agree(Map<String, String> oack) {
        receiver.start(0);
        assertThat(receiver.oack(oack, 0)).isEqualTo(Verdict.SEND_ACK);
    }

    private void assertFailure(Kind kind, ErrorCode tell) {
        assertThat(receiver.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.tell()).isEqualTo(tell);
        });
    }
}
