package io.option150.registry.axl.standin;

/** What a stand-in does in place of one answer. */
public enum Trouble {
    /** HTTP 503: too many changes outstanding. */
    BUSY,
    /** HTTP 401, though the password is right. */
    UNAUTHORIZED,
    /** HTTP 403: the user lacks the role. */
    FORBIDDEN,
    /** A fault of the database. */
    FAULT,
    /** The connection ends in the middle of the body. */
    CUT_BODY,
    /** The connection ends before an answer. */
    HANG_UP,
    /** Half of the body, and then nothing. */
    STALL,
    /** A body without end. */
    ENDLESS,
    /** A body with a document type and an entity that reads a file. */
    ENTITY,
    /** A page of HTML. */
    HTML
}
