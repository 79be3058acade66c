package io.option150.tftp.net.client;

import io.option150.tftp.net.Printable;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sink whose faults end its own fetch and no other. Hears exactly one end. */
final class SafeSink {
    private static final Logger LOG = LoggerFactory.getLogger(SafeSink.class);

    private final FetchSink sink;
    private final String fileName;
    private boolean ended;
    private boolean broken;

    SafeSink(FetchSink sink, String fileName) {
        this.sink = sink;
        this.fileName = Printable.of(fileName);
    }

    void lengthKnown(long bytes) {
        guarded(() -> sink.lengthKnown(bytes));
    }

    void bytes(@Nullable ByteBuffer bytes) {
        if (bytes != null && bytes.hasRemaining()) {
            guarded(() -> sink.bytes(bytes));
        }
    }

    void complete() {
        if (!ended) {
            ended = true;
            guarded(sink::complete);
        }
    }

    void failed(FetchFailure failure) {
        if (!ended) {
            ended = true;
            guarded(() -> sink.failed(failure));
        }
    }

    /** Whether the sink threw: it has heard its end then, and wants no more. */
    boolean broken() {
        return broken;
    }

    private void guarded(Runnable call) {
        if (broken) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException thrown) {
            broken = true;
            LOG.warn("The taker of {} failed: {}", fileName, thrown.toString());
            LOG.debug("The failure was", thrown);
            if (!ended) {
                ended = true;
                tellEnd();
            }
        }
    }

    private void tellEnd() {
        try {
            sink.failed(new FetchFailure.Broken("its taker failed"));
        } catch (RuntimeException again) {
            LOG.warn("The taker of {} failed again at its end: {}", fileName, again.toString());
        }
    }
}
