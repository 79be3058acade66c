package io.option150.registry.phone;

import io.option150.registry.contract.PhoneRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of one phone, while messages are taken into account. Not for several threads. */
final class PhoneState {

    /** A boot begins where none of its first files was asked for so long. */
    static final Duration BETWEEN_BOOTS = Duration.ofSeconds(20);

    /** Copies of the edge that are remembered. */
    private static final int MOST_EDGES = 16;

    final String key;
    String device = "";
    String address = "";
    Instant first = Instant.MAX;
    Instant last = Instant.EPOCH;
    final TreeSet<String> edges = new TreeSet<>();
    String load = "";

    @Nullable
    Instant booted;

    @Nullable
    Instant bootAsked;

    @Nullable
    Given lastDefault;

    @Nullable
    Given lastLoad;

    long asked;
    long left;
    /** By the clusters' ids; empty: our own files. */
    final Map<String, LearnedHome> homes = new TreeMap<>();

    /** When clusters said no whose auto-registration had made the configuration. */
    final Map<String, Instant> deniedAutomatic = new HashMap<>();

    /** The keys of those that are written down. */
    final Set<String> hadHomes = new HashSet<>();

    /**
     * A file that a phone was given.
     *
     * @param cluster whose it was; empty: our own
     */
    record Given(String cluster, Instant at) {}

    PhoneState(String key) {
        this.key = key;
    }

    boolean isNamed() {
        return !device.isEmpty();
    }

    /** Whether it was seen within so long before or after. */
    boolean isSeenWithin(Duration time, Instant around) {
        return !last.isBefore(around.minus(time)) && !first.isAfter(around.plus(time));
    }

    /** Takes a message into account that is this phone's. */
    void take(Seen seen) {
        if (!seen.device().isEmpty()) {
            device = seen.device();
        }
        if (!seen.last().isBefore(last)) {
            address = seen.address();
            last = seen.last();
        }
        first = seen.first().isBefore(first) ? seen.first() : first;
        edges.add(seen.edge());
        while (edges.size() > MOST_EDGES) {
            edges.pollFirst();
        }
        asked += seen.requests().size() + (long) seen.left();
        left += seen.left();
        seen.requests().forEach(one -> take(one.request()));
    }

    /** Takes over what was known of a phone without a name that turned out to be this one. */
    void absorb(PhoneState nameless) {
        first = nameless.first.isBefore(first) ? nameless.first : first;
        last = nameless.last.isAfter(last) ? nameless.last : last;
        edges.addAll(nameless.edges);
        load = load.isEmpty() ? nameless.load : load;
        booted = booted == null ? nameless.booted : booted;
        bootAsked = later(bootAsked, nameless.bootAsked);
        lastDefault = later(lastDefault, nameless.lastDefault);
        lastLoad = later(lastLoad, nameless.lastLoad);
        asked += nameless.asked;
        left += nameless.left;
    }

    private void take(PhoneRequest request) {
        var name = request.name();
        boolean configuration = isNamed() && FileKinds.isConfiguration(name, key);
        if (configuration || FileKinds.isTrustList(name)) {
            beginsBoot(request.time());
        }
        if (configuration) {
            LearnedHome.learn(homes, request, this);
            var facts = request.facts();
            if (facts != null && request.whole()) {
                facts.names().stream()
                        .filter(named -> named.field().equals("loadInformation"))
                        .findFirst()
                        .ifPresent(named -> load = FileKinds.loadOf(named.name()));
            }
        } else if (request.whole() && FileKinds.isDefault(name)) {
            lastDefault = later(lastDefault, new Given(request.cluster(), request.time()));
        } else if (request.whole() && FileKinds.isLoad(name)) {
            lastLoad = later(lastLoad, new Given(request.cluster(), request.time()));
            load = FileKinds.loadOf(name);
        }
    }

    private void beginsBoot(Instant time) {
        if (bootAsked == null || time.isAfter(bootAsked.plus(BETWEEN_BOOTS))) {
            booted = time;
        }
        bootAsked = later(bootAsked, time);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Given later(@Nullable Given one, @Nullable Given other) {
        return one == null || (other != null && other.at().isAfter(one.at())) ? other : one;
    }
}
