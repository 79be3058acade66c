package io.option150.embedded;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a broker from ending the JVM. Kafka calls {@link Exit} where it sees no way on; in one JVM with others that must
 * become an exception on the thread that called, and a message to whoever runs the broker.
 */
final class BrokerExit {

    private static final AtomicReference<Consumer<String>> LISTENER = new AtomicReference<>(reason -> {});

    private BrokerExit() {}

    /** Thrown in place of the JVM's end; an {@link Error}, so that Kafka's own handlers don't go on as if all was well. */
    static final class Halted extends Error {
        private static final long serialVersionUID = 1L;

        Halted(String message) {
            super(message);
        }
    }

    static void divertTo(Consumer<String> onFatal) {
        LISTENER.set(onFatal);
        Exit.setExitProcedure(BrokerExit::halted);
        Exit.setHaltProcedure(BrokerExit::halted);
    }

    private static void halted(int status, @Nullable String message) {
        String reason = "Kafka gave up (status " + status + ")" + (message == null ? "" : ": " + message);
        LISTENER.getAndSet(again -> {}).accept(reason);
        throw new Halted(reason);
    }
}
