package io.option150.registry.discovery.source;

import io.option150.registry.cluster.DiscoveredClusters.Outcome;

/** Takes note of what becomes of a source while it is asked. */
public interface Telling {

    /** Nobody wants to know. */
    Telling NOTHING = new Telling() {
        @Override
        public void note(String text) {}

        @Override
        public void cluster(Outcome outcome) {}

        @Override
        public void clustersGone(int count) {}

        @Override
        public void phones(int stated, long added, long moved, long gone, long proposed) {}

        @Override
        public void readAnew() {}
    };

    /** What an admin should know though nothing failed. */
    void note(String text);

    /** What became of a record. */
    void cluster(Outcome outcome);

    void clustersGone(int count);

    /** What became of some phones; sums up. */
    void phones(int stated, long added, long moved, long gone, long proposed);

    /** Changes were missed: all has to be read. */
    void readAnew();
}
