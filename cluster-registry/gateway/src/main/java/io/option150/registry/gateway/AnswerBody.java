package io.option150.registry.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.streams.ReadStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of an answer on its way to the client: as fast as the client takes it, and ended when the call is, too. */
final class AnswerBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> answer;
    private final Silence owner;
    private final Supplier<Future<Void>> call;
    private boolean isBroken;

    /**
     * Watches and passes on what comes.
     *
     * @param call asked for when the answer has come whole: done when nothing more of the call need be read
     */
    AnswerBody(ReadStream<Buffer> answer, Silence owner, Supplier<Future<Void>> call) {
        this.answer = answer;
        this.owner = owner;
        this.call = call;
    }

    /** Whether the owner broke off. */
    boolean isBroken() {
        return isBroken;
    }

    @Override
    public AnswerBody handler(@Nullable Handler<Buffer> taker) {
        answer.handler(
                taker == null
                        ? null
                        : bytes -> {
                            owner.await();
                            taker.handle(bytes);
                        });
        return this;
    }

    @Override
    public AnswerBody pause() {
        owner.rest();
        answer.pause();
        return this;
    }

    @Override
    public AnswerBody resume() {
        owner.await();
        answer.resume();
        return this;
    }

    @Override
    public AnswerBody fetch(long amount) {
        answer.fetch(amount);
        return this;
    }

    @Override
    public AnswerBody endHandler(@Nullable Handler<Void> end) {
        answer.endHandler(
                end == null
                        ? null
                        : _ -> {
                            owner.end();
                            call.get().onComplete(_ -> end.handle(null));
                        });
        return this;
    }

    @Override
    public AnswerBody exceptionHandler(@Nullable Handler<Throwable> failed) {
        answer.exceptionHandler(
                failed == null
                        ? null
                        : failure -> {
                            // A reset is our own, because the client has gone or the owner is silent.
                            isBroken |= !(failure instanceof StreamResetException);
                            failed.handle(failure);
                        });
        return this;
    }
}
