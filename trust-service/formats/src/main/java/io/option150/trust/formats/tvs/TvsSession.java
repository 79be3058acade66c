package io.option150.trust.formats.tvs;

/**
 * What a response takes from its request.
 *
 * @param version protocol version, 0 or 1
 * @param id session, 0 to 2<sup>32</sup> − 1
 */
public record TvsSession(int version, long id) {

    /** The version that is written. */
    public static final int VERSION = 1;

    private static final long MAX_ID = 0xFFFF_FFFFL;

    public TvsSession {
        if (version < 0 || version > VERSION) {
            throw new IllegalArgumentException("version: %d is not 0 or %d".formatted(version, VERSION));
        }
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("session: %d is not within 0 to %d".formatted(id, MAX_ID));
        }
    }

    /**
     * The session of an answer to a message of this one.
     *
     * @return the same session in the version that we write
     */
    public TvsSession answered() {
        return new TvsSession(VERSION, id);
    }
}
