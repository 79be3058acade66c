package io.option150.events;

/**
 * Version of a thing: a later epoch wins whatever the sequence, else the higher sequence wins.
 *
 * @param epoch grows when the truth went back in time or could not be proved to be the same; milliseconds since 1970 as a
 *     rule, so that it is above every one that was forgotten; 0 in events of before there were epochs
 * @param sequence grows with every change of the thing, 1 or more
 */
public record Version(long epoch, long sequence) implements Comparable<Version> {

    public Version {
        if (epoch < 0) {
            throw new IllegalArgumentException("epoch must be 0 or more, is " + epoch);
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be 1 or more, is " + sequence);
        }
    }

    /** Whether this version replaces that one. */
    public boolean isNewerThan(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Version other) {
        return epoch == other.epoch ? Long.compare(sequence, other.sequence) : Long.compare(epoch, other.epoch);
    }

    @Override
    public String toString() {
        return epoch + "/" + sequence;
    }
}
