package io.option150.testkit.backends;

import io.option150.embedded.BackendException;
import java.io.IOException;

/** PostgreSQL and Kafka, started; each can be stopped and started again on its port, with its data kept. */
interface Backends extends AutoCloseable {

    /** TCP port of PostgreSQL on 127.0.0.1; the role {@code postgres} has {@link BackendHost#PASSWORD}. */
    int postgresPort();

    /** TCP port of the Kafka broker on 127.0.0.1. */
    int kafkaPort();

    /** One of the two servers. */
    interface Switch {
        void stop() throws IOException, InterruptedException;

        void start() throws IOException, InterruptedException;

        /** Starts it anew on its port, without any of the data it had. */
        void wipe() throws IOException, InterruptedException;
    }

    /** The server of this name, {@code postgres} or {@code kafka}. */
    Switch server(String name) throws BackendException;

    @Override
    void close() throws IOException;
}
