package io.option150.edge.view;

import io.option150.events.TopicMarker;
import io.option150.events.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All things of one kind, as they were told one by one, by a list of a service, or by a topic that was read whole. Each
 * change is passed on to the view, and counts as told only when the view has taken it. Used by any thread; changes of all tables of a view exclude each other.
 */
public final class Table<T> {

    /**
     * What is known of a thing.
     *
     * @param now what has to be kept of it; null: it was removed, which is remembered, so that a late copy does not bring it back
     * @param listed whether a service's list told of it and no topic since: it may be newer than the topic
     */
    private record Held<T>(Version version, @Nullable T now, boolean listed) {

        boolean gone() {
            return now == null;
        }
    }

    /**
     * A thing that there is.
     *
     * @param key as it is written here
     * @param now what is kept of it
     */
    public record Thing<T>(String key, Version version, T now) {}

    private final Object lock;
    private final UnaryOperator<String> keys;
    private final BiConsumer<String, @Nullable T> changed;
    private final UnaryOperator<T> kept;
    private final Map<String, Held<T>> held = new HashMap<>();
    private long changes;
    private boolean told;

    /**
     * @param lock shared by all tables of a view
     * @param keys how a thing's key is written
     * @param changed is told of each change: the key, and the thing as it is now, null when it is gone
     * @param kept what has to be kept of a thing, so that it can be told again after a restart
     */
    Table(Object lock, UnaryOperator<String> keys, BiConsumer<String, @Nullable T> changed, UnaryOperator<T> kept) {
        this.lock = lock;
        this.keys = keys;
        this.changed = changed;
        this.kept = kept;
    }

    /** Grows with every change of a thing or its version. */
    public long changes() {
        synchronized (lock) {
            return changes;
        }
    }

    /** All things that there are. */
    public List<Thing<T>> things() {
        synchronized (lock) {
            List<Thing<T>> all = new ArrayList<>(held.size());
            held.forEach((key, thing) -> {
                T now = thing.now();
                if (now != null) {
                    all.add(new Thing<>(key, thing.version(), now));
                }
            });
            return all;
        }
    }

    /**
     * Takes what was known before a restart, unless anybody has told of these things since: then nothing changes.
     *
     * @return whether it was taken
     */
    public boolean restore(List<Thing<T>> things) {
        synchronized (lock) {
            if (told || !held.isEmpty()) {
                return false;
            }
            for (Thing<T> thing : things) {
                changed.accept(thing.key(), thing.now());
                hold(thing.key(), thing.version(), thing.now(), false);
            }
            return true;
        }
    }

    /** Takes a thing as it was told; false, and nothing changes, when that is not newer than what is held. */
    public boolean take(String name, Told<T> told) {
        synchronized (lock) {
            return take(keys.apply(name), told, false);
        }
    }

    /** The things that there are, and in what version: what {@link #list} compares with. */
    public Map<String, Version> versions() {
        synchronized (lock) {
            return held.entrySet().stream()
                    .filter(thing -> !thing.getValue().gone())
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, thing -> thing.getValue().version()));
        }
    }

    /**
     * Takes a service's whole list. What stood here before the list was asked for, is not in it and was not told of since,
     * is gone.
     *
     * @param before {@link #versions} of before the list was asked for
     */
    public void list(Map<String, Version> before, Map<String, Told<T>> list) {
        synchronized (lock) {
            told = true;
            Map<String, Told<T>> all = keyed(list);
            all.forEach((key, told) -> takeListed(key, told, before.get(key)));
            before.forEach((key, version) -> {
                Held<T> now = held.get(key);
                if (!all.containsKey(key)
                        && now != null
                        && !now.gone()
                        && now.version().equals(version)) {
                    changed.accept(key, null);
                    hold(key, version, null, true);
                }
            });
        }
    }

    /**
     * Becomes what a topic says that was read whole: what differs is taken even where a higher version was held, since Kafka
     * and database may both have gone back in time; what the topic does not tell of goes. What a list told that is newer
     * than the marker stays, this one time: the topic will tell of it next.
     *
     * @param unread keys of which the topic tells what cannot be read: they stay as they are
     */
    public void become(Map<String, Told<T>> topic, TopicMarker marker, Set<String> unread) {
        synchronized (lock) {
            told = true;
            Map<String, Told<T>> all = keyed(topic);
            Set<String> kept = unread.stream().map(keys).collect(Collectors.toSet());
            for (String key : List.copyOf(held.keySet())) {
                Held<T> now = held.get(key);
                if (now == null || kept.contains(key)) {
                    continue;
                }
                if (now.listed() && (isNewer(now.version(), marker) || isGoneSince(now, all.get(key)))) {
                    hold(key, now.version(), now.now(), false);
                    all.remove(key);
                } else if (!all.containsKey(key)) {
                    if (!now.gone()) {
                        changed.accept(key, null);
                    }
                    held.remove(key);
                    changes++;
                }
            }
            all.forEach(this::put);
        }
    }

    private boolean take(String key, Told<T> told, boolean listed) {
        Held<T> now = held.get(key);
        if (now != null && !told.version().isNewerThan(now.version())) {
            return false;
        }
        changed.accept(key, told.now());
        hold(key, told.version(), told.now(), listed);
        return true;
    }

    /**
     * What nobody told of since the list was asked for is as the list says, in a lower version, too: the database may have
     * gone back.
     */
    private void takeListed(String key, Told<T> told, @Nullable Version before) {
        Held<T> now = held.get(key);
        if (now != null
                && isUntouched(now, before)
                && (now.gone() || !now.version().equals(told.version()))) {
            changed.accept(key, told.now());
            hold(key, told.version(), told.now(), true);
        } else {
            take(key, told, true);
        }
    }

    private static boolean isUntouched(Held<?> now, @Nullable Version before) {
        return now.gone() ? now.listed() : now.version().equals(before);
    }

    /** Whether a list left a thing out that the topic, which is behind, tells of as it was before. */
    private static <T> boolean isGoneSince(Held<?> now, @Nullable Told<T> told) {
        return now.gone() && told != null && !told.version().isNewerThan(now.version());
    }

    private void put(String key, Told<T> told) {
        Held<T> now = held.get(key);
        boolean same = now != null && now.version().equals(told.version()) && now.gone() == (told.now() == null);
        // Nothing was known of it, and there is nothing: no news.
        boolean nothing = now == null && told.now() == null;
        if (!same && !nothing) {
            changed.accept(key, told.now());
        }
        hold(key, told.version(), told.now(), false);
    }

    private void hold(String key, Version version, @Nullable T now, boolean listed) {
        Held<T> before = held.put(key, new Held<>(version, now == null ? null : kept.apply(now), listed));
        if (before == null || !before.version().equals(version) || before.gone() != (now == null)) {
            changes++;
        }
    }

    private Map<String, Told<T>> keyed(Map<String, Told<T>> told) {
        Map<String, Told<T>> all = new HashMap<>(told.size());
        told.forEach((name, thing) -> all.put(keys.apply(name), thing));
        return all;
    }

    private static boolean isNewer(Version version, TopicMarker marker) {
        return version.epoch() == marker.epoch() && version.sequence() > marker.sequence();
    }
}
