package io.option150.config.format;

/**
 * An attribute of an element.
 *
 * @param name as written, with its prefix
 */
public record Attribute(String name, String value) {}
