package io.option150.registry.discovery.statement;

/**
 * Who states something, and how new it is.
 *
 * @param origin who states it first of all
 * @param source the one that was asked; it may only pass it on
 * @param cluster which cluster it is of
 * @param isDirect whether it was asked of the origin itself
 * @param version the origin's; grows. What is not newer than what is held is passed over
 */
public record Statement(String origin, String source, String cluster, boolean isDirect, long version) {

    /** As records of what was done name it. */
    String author() {
        return "discovery source " + source + (origin.equals(source) ? "" : ", which has it from " + origin);
    }
}
