package io.option150.edge;

/**
 * What starts before what, as priorities of observers, the lowest first: the topics are read while the fronts are bound,
 * and what most phones ask first is bound first.
 */
public final class StartOrder {
    /** The feed of events. */
    public static final int FEED = 1;

    /** The TFTP front. */
    public static final int TFTP = 2;

    /** The HTTP front. */
    public static final int HTTP = 3;

    /** The HTTPS front, which opens its keys first. */
    public static final int HTTPS = 4;

    /** Obedience to what this copy is told to do: behind the fronts. */
    public static final int OBEDIENCE = 5;

    /** The warm-up, by the fronts that are bound. */
    public static final int REHEARSAL = 6;

    /** What this copy tells of itself: behind the channels, which open at 1000. */
    public static final int BEATS = 3_000;

    /** What it tells of phones, by a channel, too. */
    public static final int PHONES_SEEN = 3_001;

    private StartOrder() {}
}
