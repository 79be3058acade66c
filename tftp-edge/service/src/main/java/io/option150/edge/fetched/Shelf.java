package io.option150.edge.fetched;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which files are kept, and what they take; whoever was asked for longest ago goes first. Safe for use by several threads. */
final class Shelf {

    /** Disks give room by the block. */
    private static final int BLOCK = 4096;

    /** What is not known of a file that an earlier run left. */
    static final long UNKNOWN = 0;

    /** A kept file: what it takes on disk, its head in short, and when its source last confirmed it. */
    private record Place(long bytes, long head, long confirmed) {}

    private final long limit;
    private final Map<String, Place> places = new LinkedHashMap<>(16, 0.75f, true);
    private long used;

    Shelf(long limit) {
        this.limit = limit;
    }

    synchronized boolean holds(String file) {
        return places.containsKey(file);
    }

    /** Whether exactly this is kept already. */
    synchronized boolean isSame(String file, long head) {
        Place place = places.get(file);
        return place != null && place.head() != UNKNOWN && head == place.head();
    }

    /** This head was seen in a file that is kept. */
    synchronized void seen(String file, long head) {
        places.computeIfPresent(file, (_, place) -> new Place(place.bytes(), head, place.confirmed()));
    }

    /** Whether it was not said to be confirmed for so long; it is from now on. Milliseconds. */
    synchronized boolean isOverdue(String file, long now, long after) {
        Place place = places.get(file);
        if (place == null || now - place.confirmed() < after) {
            return false;
        }
        places.put(file, new Place(place.bytes(), place.head(), now));
        return true;
    }

    synchronized void put(String file, long bytes, long head, long confirmed) {
        Place before = places.put(file, new Place(blocks(bytes), head, confirmed));
        used += blocks(bytes) - (before == null ? 0 : before.bytes());
    }

    synchronized void remove(String file) {
        Place before = places.remove(file);
        used -= before == null ? 0 : before.bytes();
    }

    /** Files that have to go before one of so many bytes takes its place; null: it will never fit. */
    synchronized @Nullable List<String> outOfTheWay(String file, long bytes) {
        if (blocks(bytes) > limit) {
            return null;
        }
        List<String> gone = new ArrayList<>();
        Place before = places.get(file);
        long over = used + blocks(bytes) - (before == null ? 0 : before.bytes()) - limit;
        for (Iterator<Map.Entry<String, Place>> all = places.entrySet().iterator(); over > 0 && all.hasNext(); ) {
            Map.Entry<String, Place> one = all.next();
            if (!one.getKey().equals(file)) {
                gone.add(one.getKey());
                over -= one.getValue().bytes();
            }
        }
        return gone;
    }

    synchronized List<String> files() {
        return List.copyOf(places.keySet());
    }

    synchronized int size() {
        return places.size();
    }

    synchronized long used() {
        return used;
    }

    private static long blocks(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }
}
