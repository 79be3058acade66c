package io.option150.storm.phone;

/**
 * How one request ended.
 *
 * @param fileName what was asked for
 * @param outcome in one word
 * @param nanos from the first packet to the last byte
 * @param bytes of the file that came
 * @param repeats packets that the phone sent again
 * @param detail why it failed; empty otherwise
 */
public record FileResult(String fileName, Outcome outcome, long nanos, long bytes, int repeats, String detail) {}
