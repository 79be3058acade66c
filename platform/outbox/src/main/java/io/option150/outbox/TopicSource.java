package io.option150.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the tables hold of one kind of thing that a topic tells of. With it the relay compares the topic with the tables and
 * publishes what is missing. A topic may have several, of different kinds.
 */
public interface TopicSource {

    /** The topic that tells of these things. */
    String topic();

    /** Whether this key is one of this kind of thing. */
    boolean owns(String key);

    /**
     * Shows each thing in its present state, just as the event of its last change told it. Reads by a cursor: there may be
     * more than fit into memory.
     *
     * @param snapshot in a transaction that is not committed on the way
     */
    void forEach(Connection snapshot, Visitor visitor) throws SQLException, InterruptedException;

    /** The removal of a thing of this kind. */
    Change removal(String key, long sequence);

    /** Takes one thing. */
    @FunctionalInterface
    interface Visitor {
        void visit(Change change) throws SQLException, InterruptedException;
    }
}
