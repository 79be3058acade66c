package io.option150.registry.device;

/**
 * One line of a body.
 *
 * @param number counted from 1, empty lines too
 * @param text without its end, spaces around it and a byte order mark; of a line that is too long, its beginning
 * @param tooLong whether there was more than is kept of a line
 */
record BodyLine(int number, String text, boolean tooLong) {}
