package io.option150.trust.formats;

/**
 * How a reader treats what the format does not define. Phones differ here themselves: the reference tools refuse an
 * unknown header tag, an 8861 logs a warning and goes on.
 */
public enum Reading {
    /**
     * Only what the format defines, in the order in which it is written. What is read strictly is written back byte for
     * byte.
     */
    STRICT,

    /** Unknown tags are kept but not interpreted, order and version do not matter. Lengths and signatures still do. */
    LENIENT
}
