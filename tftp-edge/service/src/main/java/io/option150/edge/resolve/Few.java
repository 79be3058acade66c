package io.option150.edge.resolve;

import java.util.List;

/**
 * Names the first few of many. There may be a thousand clusters; what is said of a request is written into its access line and
 * held with the latest ten thousand.
 */
final class Few {

    /** Named at the most. */
    static final int MOST = 8;

    private Few() {}

    /** These, with that between them; of more than {@value #MOST} the number of the others. */
    static String of(List<String> all, String between) {
        return all.size() <= MOST
                ? String.join(between, all)
                : String.join(between, all.subList(0, MOST)) + between + (all.size() - MOST) + " more";
    }
}
