package io.option150.registry.story.boot;

import io.option150.registry.contract.PhoneRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts a phone's requests into boots. */
public final class Boots {

    /** So long without a trust list or a configuration, and the next one begins a boot (boot stories, section 1). */
    public static final Duration BETWEEN = Duration.ofSeconds(20);

    /** A 7940 pauses for 24 s between its load and its text configuration. */
    private static final Duration SECOND_STAGE = Duration.ofSeconds(60);

    /** An 8851 asks for its CTL near the end of a boot, a secure phone without one again and again (S11). */
    private static final Duration LATE_CTL = Duration.ofMinutes(2);

    /** The same name from the same port so soon is one transfer with a lost packet (N03): phones repeat after 2 s or more. */
    private static final Duration REPEAT = Duration.ofSeconds(3);

    private Boots() {}

    /**
     * The boots of one phone, the oldest first.
     *
     * @param requests of all edges, by time
     * @param now decides whether the newest boot is over
     */
    public static List<Boot> of(List<PhoneRequest> requests, Instant now) {
        return cut(read(requests), now);
    }

    /** Requests with what their names stand for, repeats of one transfer once. */
    static List<Asked> read(List<PhoneRequest> requests) {
        List<Asked> asked = new ArrayList<>(requests.size());
        for (PhoneRequest request : requests) {
            Asked next = Asked.of(request);
            if (!isRepeat(asked, next)) {
                asked.add(next);
            }
        }
        return asked;
    }

    private static boolean isRepeat(List<Asked> asked, Asked next) {
        for (int at = asked.size() - 1; at >= 0; at--) {
            Asked before = asked.get(at);
            if (before.until(next).compareTo(REPEAT) > 0) {
                return false;
            }
            if (before.isTftp()
                    && next.isTftp()
                    && before.request().port() == next.request().port()
                    && before.request().name().equals(next.request().name())) {
                return true;
            }
        }
        return false;
    }

    static List<Boot> cut(List<Asked> asked, Instant now) {
        List<List<Asked>> groups = new ArrayList<>();
        Instant lastOfStart = Instant.MIN;
        for (Asked it : asked) {
            boolean starts = it.isOfStart() || isTextDefault(it);
            if (starts && !lastOfStart.plus(BETWEEN).isAfter(it.time())) {
                groups.add(new ArrayList<>());
            }
            if (starts) {
                lastOfStart = it.time();
            }
            if (!groups.isEmpty()) {
                groups.getLast().add(it);
            }
        }
        return Taking.judged(joined(groups), now);
    }

    private static List<List<Asked>> joined(List<List<Asked>> groups) {
        List<List<Asked>> boots = new ArrayList<>();
        for (List<Asked> group : groups) {
            if (!boots.isEmpty() && belongs(group, boots.getLast())) {
                boots.getLast().addAll(group);
            } else {
                boots.add(group);
            }
        }
        return boots;
    }

    private static boolean belongs(List<Asked> group, List<Asked> before) {
        Duration pause = before.getLast().until(group.getFirst());
        boolean secondStage = pause.compareTo(SECOND_STAGE) <= 0
                && isText(group.getFirst())
                && before.stream().anyMatch(it -> it.isWhole(NameKind.CONFIGURATION))
                && before.stream().noneMatch(Boots::isText);
        boolean lateCtl = group.getFirst().isCtl()
                && pause.compareTo(LATE_CTL) <= 0
                && before.stream().anyMatch(it -> it.isWhole(NameKind.CONFIGURATION))
                && group.stream().allMatch(it -> it.isCtl() || !(it.isOfStart() || isText(it)));
        return secondStage || lateCtl;
    }

    /** Whether it is of the text files that a 7940 reads in its second stage. */
    private static boolean isText(Asked it) {
        return isTextDefault(it) || (it.is(NameKind.CONFIGURATION) && it.key().endsWith(".cnf"));
    }

    private static boolean isTextDefault(Asked it) {
        return it.is(NameKind.DEFAULT) && it.key().endsWith(".cnf");
    }
}
