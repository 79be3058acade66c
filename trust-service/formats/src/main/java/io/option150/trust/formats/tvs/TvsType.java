package io.option150.trust.formats.tvs;

import java.util.Arrays;
import java.util.Optional;

/** The messages of a trust verification service. */
public enum TvsType {
    /** Is this certificate trusted? */
    VERIFICATION_REQUEST(1),
    /** Answers {@link #VERIFICATION_REQUEST}. */
    VERIFICATION_RESPONSE(2),
    /** Which certificate has these names and this serial number? */
    QUERY_REQUEST(3),
    /** Answers {@link #QUERY_REQUEST}. */
    QUERY_RESPONSE(4);

    private final int code;

    TvsType(int code) {
        this.code = code;
    }

    /**
     * The number in a message.
     *
     * @return 1 to 4
     */
    public int code() {
        return code;
    }

    /**
     * The type of a number.
     *
     * @param code 0 to 255
     * @return empty when none is known
     */
    public static Optional<TvsType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
