package io.option150.registry.discovery.suite;

import io.option150.web.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of statements.
 *
 * @param cluster id of a cluster
 */
record Place(String origin, String cluster) implements Comparable<Place> {

    /** Before all. */
    static final Place START = new Place("", "");

    private static final int LONGEST = 200;

    static Place of(ToldCluster told) {
        return new Place(told.origin(), told.clusterId());
    }

    /**
     * Reads one; none is the start.
     *
     * @throws io.option150.web.ProblemException 400 where it is no origin and cluster
     */
    static Place after(@Nullable String text) {
        if (text == null) {
            return START;
        }
        int end = text.lastIndexOf('/');
        if (end < 1 || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Violation(
                            "after",
                            "must be an origin and a clusterId with '/' between them, up to " + LONGEST + " characters",
                            text)
                    .exception();
        }
        return new Place(text.substring(0, end), text.substring(end + 1));
    }

    @Override
    public int compareTo(Place other) {
        int origins = origin.compareTo(other.origin);
        return origins == 0 ? cluster.compareTo(other.cluster) : origins;
    }

    @Override
    public String toString() {
        return origin + "/" + cluster;
    }
}
