package io.option150.tftp.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.tftp.protocol.option.Agreement;
import io.option150.tftp.protocol.transfer.Sender.Verdict;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AdaptiveTimeoutTest {
    private static final long MILLI = 1_000_000;
    private static final TimeoutRange RANGE = new TimeoutRange(10 * MILLI, 8000 * MILLI);

    private final AdaptiveTimeout timeout = new AdaptiveTimeout(1000 * MILLI, RANGE);

    /** RFC 6298 section 2.2: mean R, variation R/2, so three times R. */
    @Test
    void theFirstRoundTripIsTakenThreefold() {
        timeout.answered(40 * MILLI);

        assertThat(timeout.nanos()).isEqualTo(120 * MILLI);
    }

    /** RFC 6298 section 2.3: variation 20 + (|40 - 80| - 20) / 4 = 25, mean 40 + 40 / 8 = 45. */
    @Test
    void aFurtherOneMovesMeanAndVariation() {
        timeout.answered(40 * MILLI);
        timeout.answered(80 * MILLI);

        assertThat(timeout.nanos()).isEqualTo((45 + 4 * 25) * MILLI);
    }

    @Test
    void eachWaitThatPassesDoublesItUntilARoundTripIsMeasured() {
        timeout.answered(40 * MILLI);
        timeout.expired();
        timeout.expired();
        timeout.answered(RetransmissionTimeout.UNMEASURED);
        assertThat(timeout.nanos()).isEqualTo(480 * MILLI);

        timeout.answered(40 * MILLI);

        assertThat(timeout.nanos()).isLessThan(120 * MILLI);
    }

    @Test
    void itStaysBetweenFloorAndCeiling() {
        timeout.answered(MILLI / 10);
        assertThat(timeout.nanos()).isEqualTo(RANGE.floorNanos());
        for (int each = 0; each < 80; each++) {
            timeout.expired();
        }
        assertThat(timeout.nanos()).isEqualTo(RANGE.ceilingNanos());
        assertThat(new AdaptiveTimeout(1, RANGE).nanos()).isEqualTo(RANGE.floorNanos());
    }

    @Property(tries = 200)
    void whateverIsMeasuredItStaysInRange(
            @ForAll @Size(max = 200) @LongRange(min = -1, max = Long.MAX_VALUE / 16) long[] roundTrips) {
        for (long each : roundTrips) {
            if (each % 3 == 0) {
                timeout.expired();
            }
            timeout.answered(each);
            assertThat(timeout.nanos()).isBetween(RANGE.floorNanos(), RANGE.ceilingNanos());
        }
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatThrownBy(() -> new TimeoutRange(5, 4))
                .hasMessage("time-out must have a floor of more than 0 ns and a ceiling no lower, has 5 and 4");
        assertThatThrownBy(() -> new TimeoutRange(0, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSenderMeasuresWhatItSentOnceAlone() {
        Sender sender = started(1, Map.of("blksize", "512"));
        sender.acknowledged(0, 7 * MILLI);
        assertThat(sender.roundTripNanos()).isEqualTo(7 * MILLI);

        long repeatAt = sender.wakeAt();
        assertThat(sender.timePassed(repeatAt)).isEqualTo(Verdict.SEND_DATA);
        sender.acknowledged(1, repeatAt + 1);
        assertThat(sender.roundTripNanos()).isEqualTo(RetransmissionTimeout.UNMEASURED);

        sender.acknowledged(2, repeatAt + 4 * MILLI);
        assertThat(sender.roundTripNanos()).isEqualTo(4 * MILLI - 1);
    }

    @Test
    void anAckInsideAWindowDoesNotTimeItsLastBlock() {
        Sender sender = started(4, Map.of("windowsize", "4"));
        sender.acknowledged(0, MILLI);
        sender.acknowledged(2, 3 * MILLI);
        assertThat(sender.roundTripNanos()).isEqualTo(RetransmissionTimeout.UNMEASURED);

        // Blocks 5 and 6 of the new window were sent once.
        long filledAt = sender.wakeAt();
        assertThat(sender.timePassed(filledAt)).isEqualTo(Verdict.SEND_DATA);
        sender.acknowledged(6, filledAt + 5 * MILLI);

        assertThat(sender.roundTripNanos()).isEqualTo(5 * MILLI);
    }

    @Test
    void aClientThatAcknowledgedNothingGetsOnePacketAndTwoRepeats() {
        Sender sender = started(4, Map.of("windowsize", "4"));
        int sent = 1;
        Verdict verdict = Verdict.WAIT;
        for (int steps = 0; verdict != Verdict.CLIENT_SILENT; steps++) {
            assertThat(steps).isLessThan(10);
            verdict = sender.timePassed(sender.wakeAt());
            sent += verdict == Verdict.SEND_OACK ? 1 : 0;
        }

        assertThat(sent).isEqualTo(3);
        assertThat(sender.isExhausted()).isTrue();
        assertThat(sender.wakeAt()).as("it may still answer until then").isEqualTo(10_000 * MILLI);
    }

    @Test
    void aClientThatIsKnownGetsMoreRepeatsAndMoreTime() {
        Sender sender = started(1, Map.of("blksize", "512"));
        sender.acknowledged(0, MILLI);
        int sent = 1;
        while (sender.timePassed(sender.wakeAt()) == Verdict.SEND_DATA) {
            sent++;
        }

        assertThat(sent).isBetween(9, 12);
        assertThat(sender.wakeAt()).isGreaterThanOrEqualTo(10_000 * MILLI);
        assertThat(sender.isExhausted()).isFalse();
    }

    private static Sender started(int windowsize, Map<String, String> oack) {
        Sender sender = new Sender(
                new Agreement(512, windowsize, 0, -1, oack),
                new AdaptiveTimeout(1000 * MILLI, RANGE),
                new SenderLimits(5, 10_000 * MILLI, 30_000 * MILLI));
        assertThat(sender.start(100_000, true, 0)).isEqualTo(Verdict.SEND_OACK);
        return sender;
    }
}
