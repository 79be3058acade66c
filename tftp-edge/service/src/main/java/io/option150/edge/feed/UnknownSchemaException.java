package io.option150.edge.feed;

/** An event tells of a thing that is for edges, in a major version that this one does not know. */
final class UnknownSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSchemaException(String message) {
        super(message);
    }
}
