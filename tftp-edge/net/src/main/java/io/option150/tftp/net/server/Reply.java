package io.option150.tftp.net.server;

import io.option150.tftp.net.Content;
import io.option150.tftp.protocol.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a client gets. The tag of a reply comes back in the transfer's {@link TransferReport}. */
public sealed interface Reply {
    /** Handed back untouched in the transfer's report, to tie it to the answerer's own book-keeping. */
    @Nullable
    Object tag();

    /** The answer of a stage, if it is there without waiting; else, or when it failed, null. */
    static @Nullable Reply now(CompletionStage<Reply> stage) {
        return stage instanceof CompletableFuture<Reply> future && future.isDone() && !future.isCompletedExceptionally()
                ? future.join()
                : null;
    }

    /** The bytes of a file, with a claim on them that the server closes, whatever becomes of the transfer. */
    record Send(
            Content content, Content.Claim claim, @Nullable Object tag) implements Reply {
        /** A reply without a tag, of a content that needs no claim. */
        public Send(Content content) {
            this(content, Content.Claim.NONE, null);
        }
    }

    /** An ERROR packet; the message is cut to a length that clients can hold. */
    record Refuse(ErrorCode code, String message, @Nullable Object tag) implements Reply {
        /** A reply without a tag. */
        public Refuse(ErrorCode code, String message) {
            this(code, message, null);
        }
    }

    /** Nothing is sent, so that the client asks again (RES-5); {@code why} is for the report. */
    record Silence(String why, @Nullable Object tag) implements Reply {
        /** A reply without a tag. */
        public Silence(String why) {
            this(why, null);
        }
    }
}
