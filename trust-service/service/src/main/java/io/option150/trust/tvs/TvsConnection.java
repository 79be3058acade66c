package io.option150.trust.tvs;

import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tvs.TvsMessage;
import io.option150.trust.formats.tvs.TvsReader;
import io.option150.trust.formats.tvs.TvsWriter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One phone's connection: any number of requests one after the other, in pieces of any size. Lives on the event loop of
 * its socket.
 */
final class TvsConnection {

    private static final Logger LOG = Logger.getLogger(TvsConnection.class);
    private static final long NONE = -1;

    /**
     * What may be asked of a connection.
     *
     * @param maxRequest bytes of one request
     * @param patience from a request's first byte to its last, and until an answer is read
     */
    record Limits(int maxRequest, Duration patience) {}

    private final NetSocket socket;
    private final TvsAnswers answers;
    private final TvsMetrics meters;
    private final Vertx vertx;
    private final Limits limits;

    private Buffer gathered = Buffer.buffer();
    private long timer = NONE;
    private boolean ended;

    TvsConnection(NetSocket socket, TvsAnswers answers, TvsMetrics meters, Vertx vertx, Limits limits) {
        this.socket = socket;
        this.answers = answers;
        this.meters = meters;
        this.vertx = vertx;
        this.limits = limits;
    }

    /** Begins to read. */
    void begin() {
        socket.closeHandler(gone -> closed());
        socket.exceptionHandler(broken -> LOG.debugf("%s: %s", socket.remoteAddress(), broken.getMessage()));
        socket.handler(this::take);
    }

    private void take(Buffer piece) {
        gathered.appendBuffer(piece);
        try {
            while (!ended && answerNext()) {
                stopTimer();
            }
        } catch (MalformedException fault) {
            LOG.debugf("%s sent no request: %s", socket.remoteAddress(), fault.getMessage());
            end(TvsMetrics.Outcome.MALFORMED);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "A request of %s could not be answered", socket.remoteAddress());
            end(TvsMetrics.Outcome.FAILED);
        }
        if (!ended) {
            watch();
        }
    }

    /** Answers the request at the start of what was gathered; false when it is not whole yet. */
    private boolean answerNext() throws MalformedException {
        if (gathered.length() < TvsReader.HEADER) {
            return false;
        }
        int length = TvsReader.length(gathered.getBytes(0, TvsReader.HEADER));
        if (length > limits.maxRequest()) {
            throw new MalformedException(
                    8, MalformedException.NO_TAG, "length", "at most " + limits.maxRequest() + " in all", "" + length);
        }
        if (gathered.length() < length) {
            return false;
        }
        TvsMessage message = TvsReader.decode(gathered.getBytes(0, length));
        if (!(message instanceof TvsMessage.Request request)) {
            throw new MalformedException(2, MalformedException.NO_TAG, "type", "a request", "a response");
        }
        // A copy: a slice would hold on to all that was ever gathered.
        gathered = Buffer.buffer(gathered.getBytes(length, gathered.length()));
        answer(request);
        return true;
    }

    private void answer(TvsMessage.Request request) {
        TvsMessage answer = answers.answer(request);
        meters.answered(request, answer);
        LOG.debugf("%s (%s): %s, %s", socket.remoteAddress(), request.device(), request.type(), answer.type());
        socket.write(Buffer.buffer(TvsWriter.encode(answer)));
    }

    /** A request that has begun must end in time; answers that are not read hold up further requests, and not for long. */
    private void watch() {
        if (socket.writeQueueFull()) {
            socket.pause();
            socket.drainHandler(read -> {
                stopTimer();
                socket.resume();
            });
            startTimer();
        } else if (gathered.length() > 0) {
            startTimer();
        } else {
            stopTimer();
        }
    }

    private void startTimer() {
        if (timer == NONE) {
            timer = vertx.setTimer(limits.patience().toMillis(), late -> end(TvsMetrics.Outcome.TIMEOUT));
        }
    }

    private void stopTimer() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    /** Closes the connection without a further answer. */
    void end(TvsMetrics.Outcome outcome) {
        if (!ended) {
            ended = true;
            meters.ended(outcome);
            socket.close();
        }
    }

    private void closed() {
        ended = true;
        meters.closed();
        stopTimer();
        gathered = Buffer.buffer();
    }
}
