package io.option150.config.format;

import java.util.OptionalLong;

/**
 * An image that a {@code .loads} names.
 *
 * @param size of the whole file in bytes, where it says
 * @param platform a phone needs the images of one platform; empty: those of all
 * @param place in the text behind the header
 */
public record Image(String name, OptionalLong size, String platform, Place place) {}
