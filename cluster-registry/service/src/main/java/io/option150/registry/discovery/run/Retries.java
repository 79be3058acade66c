package io.option150.registry.discovery.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When sources that failed are asked again, ahead of the schedule: after a minute, then after twice as long each time. */
final class Retries {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 5;

    private record Owed(int failures, Instant due) {}

    private final Map<String, Owed> owed = new HashMap<>();

    synchronized void failed(String source, Instant now) {
        int failures = owed.containsKey(source) ? owed.get(source).failures() + 1 : 0;
        owed.put(source, new Owed(failures, now.plus(FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)))));
    }

    synchronized void done(String source) {
        owed.remove(source);
    }

    /** Nothing is owed of other sources than these. */
    synchronized void forgetAllBut(Collection<String> sources) {
        owed.keySet().retainAll(sources);
    }

    /** Those that are due; each once. */
    synchronized List<String> due(Instant now) {
        var due = owed.entrySet().stream()
                .filter(one -> now.isAfter(one.getValue().due()))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(source -> owed.computeIfPresent(source, (_, one) -> new Owed(one.failures(), Instant.MAX)));
        return due;
    }
}
