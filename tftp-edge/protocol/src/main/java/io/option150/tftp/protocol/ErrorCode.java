package io.option150.tftp.protocol;

import java.util.Optional;

/** Codes of an ERROR packet (RFC 1350 appendix, RFC 2347), in the order of their numbers. */
public enum ErrorCode {
    /** See the message. */
    NOT_DEFINED(0),
    /** File not found. */
    FILE_NOT_FOUND(1),
    /** Access violation. */
    ACCESS_VIOLATION(2),
    /** Disk full or allocation exceeded. */
    DISK_FULL(3),
    /** Illegal TFTP operation. */
    ILLEGAL_OPERATION(4),
    /** Unknown transfer id. */
    UNKNOWN_TID(5),
    /** File already exists. */
    FILE_EXISTS(6),
    /** No such user. */
    NO_SUCH_USER(7),
    /** Transfer ended because of its options. */
    OPTIONS_REFUSED(8);

    private static final ErrorCode[] BY_NUMBER = values();

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** The number on the wire, 0 to 8. */
    public int number() {
        return number;
    }

    /** The code of that number; empty for a number no RFC defines. */
    public static Optional<ErrorCode> of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? Optional.of(BY_NUMBER[number]) : Optional.empty();
    }
}
