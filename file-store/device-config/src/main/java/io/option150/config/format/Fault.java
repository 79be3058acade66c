package io.option150.config.format;

/** Why a file cannot be read. */
public enum Fault {
    /** Bytes that are no UTF-8, or a coding that is not known. */
    ENCODING,
    /** Larger, deeper or with more parts than any phone's file. */
    TOO_LARGE,
    /** Nothing in it. */
    EMPTY,
    /** Something before the XML declaration. */
    LATE_DECLARATION,
    /** Text where the first element should be. */
    NO_XML,
    /** A document type, which no phone's file has. */
    DOCTYPE,
    /** An {@code &} that begins no reference XML knows. */
    AMPERSAND,
    /** An end tag that is not the one of the element last opened. */
    NOT_CLOSED,
    /** The file ends before its elements do. */
    CUT,
    /** Anything else that is no well-formed XML. */
    SYNTAX
}
