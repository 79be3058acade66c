package io.option150.edge.content;

/** A large content finds no room, neither on disk nor on the heap (RES-17). */
public final class NoRoomException extends Exception {

    private static final long serialVersionUID = 1L;

    NoRoomException(long bytes) {
        super("no room for a file of " + bytes + " bytes", null, false, false);
    }
}
