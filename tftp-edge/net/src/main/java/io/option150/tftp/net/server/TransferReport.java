package io.option150.tftp.net.server;

import io.option150.tftp.protocol.ErrorCode;
import io.option150.tftp.protocol.option.Agreement;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param request what was asked
 * @param outcome in one word
 * @param detail in a few words: error message, why silent, why aborted; empty when served
 * @param bytes of the file that the client has acknowledged
 * @param heard whether the client has answered anything that was sent to it
 * @param duration from the first RRQ to the end
 * @param retransmits packets sent again on time-out
 * @param blksize bytes a block
 * @param windowsize blocks in flight at most
 * @param tag of the reply, or null
 */
public record TransferReport(
        ReadRequest request,
        Outcome outcome,
        String detail,
        long bytes,
        boolean heard,
        Duration duration,
        int retransmits,
        int blksize,
        int windowsize,
        @Nullable Object tag) {

    /** Of a request for which no transfer was opened. */
    static TransferReport withoutTransfer(
            ReadRequest request, Outcome outcome, String detail, Duration duration, @Nullable Object tag) {
        return new TransferReport(
                request,
                outcome,
                detail,
                0,
                false,
                duration,
                0,
                Agreement.PLAIN.blksize(),
                Agreement.PLAIN.windowsize(),
                tag);
    }

    /** How a request can end. */
    public enum Outcome {
        /** The client acknowledged the last block. */
        SERVED,
        /** ERROR 1. */
        NOT_FOUND,
        /** An ERROR that is the client's affair: 2 to 8. */
        REFUSED,
        /** ERROR 0: the handler or the content failed. */
        FAILED,
        /** The client sent an ERROR, fell silent, or asked for something else; or the server closed. */
        ABORTED,
        /** Nothing was sent, on purpose. */
        SILENT;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** The outcome in logs. */
        public String label() {
            return label;
        }

        /** How a request ends that is refused with that code. */
        static Outcome ofRefusal(ErrorCode code) {
            return switch (code) {
                case NOT_DEFINED -> FAILED;
                case FILE_NOT_FOUND -> NOT_FOUND;
                default -> REFUSED;
            };
        }
    }
}
