package io.option150.outbox;

import io.quarkus.runtime.StartupEvent;
import java.util.List;

/** A relay in a JVM of its own, which can be stopped as only a process can. Ends when its input does. */
public final class RelayProcess {

    private RelayProcess() {}

    /**
     * Runs it.
     *
     * @param arguments JDBC URL, user, password, bootstrap servers, topics
     */
    public static void main(String[] arguments) throws Exception {
        var things = List.of(arguments).subList(4, arguments.length).stream()
                .map(Things::new)
                .toList();
        var relays = Relays.of(Relays.pool(arguments[0], arguments[1], arguments[2]), arguments[3], things);
        relays.relay().start(new StartupEvent());
        while (System.in.read() >= 0) {
            // Until whoever started it closes the pipe, or ends.
        }
        System.exit(0);
    }
}
