package io.option150.local.suite;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What has been started, to be stopped last first; what can't be stopped does not keep the rest running. */
final class StopList {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    void add(AutoCloseable part) {
        started.push(part);
    }

    void close() throws IOException {
        @Nullable IOException failure = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                IOException wrapped = new IOException("could not be stopped: " + e.getMessage(), e);
                if (failure == null) {
                    failure = wrapped;
                } else {
                    failure.addSuppressed(wrapped);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
