package io.option150.registry.device;

import io.option150.registry.cluster.ClusterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which line of an import was the first of a phone, and the home that it gave it, in some 32 bytes for each. Phones are told apart by a hash
 * of 64 bits: of a million, two are mixed up once in thirty million imports, and a line is refused then that need not be.
 * Not for several threads.
 */
final class FirstLines {

    /** More are not taken: the largest clusters have tens of thousands. */
    static final int MOST = 1_000_000;

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long FNV_OFFSET = 0xcbf2_9ce4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01b3L;

    // Open addressing; a hash is never 0, which marks a free place.
    private long[] hashes = new long[FIRST_CAPACITY];
    private int[] lines = new int[FIRST_CAPACITY];
    private int[] homes = new int[FIRST_CAPACITY];
    private int size;

    /** Every home once: there are few of them. */
    private final Map<ClusterId, Integer> numbers = new HashMap<>();

    private final List<ClusterId> clusters = new ArrayList<>();

    boolean isFull() {
        return size >= MOST;
    }

    /** The first line of this phone, 0 if there is none yet. */
    int of(String phone) {
        return lines[place(hashes, hash(phone))];
    }

    /** The home that the first line of this phone gave it. */
    Optional<ClusterId> homeOf(String phone) {
        int place = place(hashes, hash(phone));
        return lines[place] == 0 ? Optional.empty() : Optional.of(clusters.get(homes[place]));
    }

    /** Remembers a line of a phone that has none yet. */
    void put(String phone, int line, ClusterId home) {
        if (size * 2 >= hashes.length) {
            grow();
        }
        long hash = hash(phone);
        int place = place(hashes, hash);
        hashes[place] = hash;
        lines[place] = line;
        homes[place] = numbers.computeIfAbsent(home, this::number);
        size++;
    }

    private int number(ClusterId home) {
        clusters.add(home);
        return clusters.size() - 1;
    }

    private void grow() {
        long[] olderHashes = hashes;
        int[] olderLines = lines;
        int[] olderHomes = homes;
        hashes = new long[olderHashes.length * 2];
        lines = new int[olderLines.length * 2];
        homes = new int[olderLines.length * 2];
        for (int i = 0; i < olderHashes.length; i++) {
            if (olderHashes[i] != 0) {
                int place = place(hashes, olderHashes[i]);
                hashes[place] = olderHashes[i];
                lines[place] = olderLines[i];
                homes[place] = olderHomes[i];
            }
        }
    }

    private static int place(long[] hashes, long hash) {
        int mask = hashes.length - 1;
        int place = (int) hash & mask;
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** FNV-1a, with its bits mixed once more: names differ in their last letters. */
    private static long hash(String phone) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < phone.length(); i++) {
            hash = (hash ^ phone.charAt(i)) * FNV_PRIME;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e37_79b9_7f4a_7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
