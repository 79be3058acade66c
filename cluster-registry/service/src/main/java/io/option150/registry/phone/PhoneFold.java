package io.option150.registry.phone;

import io.option150.registry.device.PhoneNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages into account, beside what is known of their phones. A message without a device's name is of the one
 * phone that was seen from its address within minutes; and a phone whose name is learned takes along what was asked from its
 * address before, by a phone without a name: the boot loader asks for nothing that carries a MAC. Where several phones share
 * an address nobody can tell, and the message stays the address's. Not for several threads.
 */
final class PhoneFold {

    /** A firmware run lasts half a minute, over a slow line some minutes; an address is given to another phone later than that. */
    static final Duration TOGETHER = Duration.ofMinutes(10);

    private final Map<String, PhoneState> phones = new HashMap<>();
    private final Map<String, Set<String>> namedAt = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Joined> joined = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final long room;
    private long fresh;
    private long refused;

    /** What was asked from an address since a moment is this phone's. */
    record Joined(String address, String phone, Instant since) {}

    /** A request of a phone. */
    record Asked(String phone, Seen.Request request, String edge, String address) {}

    /** {@code room}: for so many phones more. */
    PhoneFold(Collection<PhoneState> known, long room) {
        this.room = room;
        for (var phone : known) {
            phones.put(phone.key, phone);
            remember(phone);
        }
    }

    /** Takes messages into account, in their order, those that bear names before the others. */
    void take(List<Seen> messages) {
        messages.stream().filter(seen -> !seen.device().isEmpty()).forEach(this::named);
        messages.stream().filter(seen -> seen.device().isEmpty()).forEach(this::nameless);
    }

    /** Phones that are to be written. */
    List<PhoneState> changed() {
        return changed.stream().map(this::phone).toList();
    }

    /** Requests that are to be moved to the phone that asked them, and whose address is a phone no more. */
    List<Joined> joined() {
        return List.copyOf(joined);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Phones that were not known before. */
    long fresh() {
        return fresh;
    }

    /** Messages of phones for which there is no room. */
    long refused() {
        return refused;
    }

    private void named(Seen seen) {
        var key = PhoneNames.keyOf(seen.device());
        var phone = find(key);
        if (phone == null) {
            refused++;
            return;
        }
        var nameless = phones.get(seen.address());
        boolean alone = named(seen.address(), seen.first()).stream().allMatch(phone::equals);
        if (nameless != null && !nameless.isNamed() && alone && nameless.isSeenWithin(TOGETHER, seen.first())) {
            phone.absorb(nameless);
            phones.remove(seen.address());
            changed.remove(seen.address());
            joined.add(new Joined(seen.address(), key, seen.first().minus(TOGETHER)));
        }
        take(phone, seen);
        remember(phone);
    }

    private void nameless(Seen seen) {
        var named = named(seen.address(), seen.first());
        var phone = named.size() == 1 ? named.getFirst() : find(seen.address());
        if (phone == null) {
            refused++;
        } else {
            take(phone, seen);
        }
    }

    private void take(PhoneState phone, Seen seen) {
        phone.take(seen);
        changed.add(phone.key);
        seen.requests().forEach(one -> asked.add(new Asked(phone.key, one, seen.edge(), seen.address())));
    }

    /** The phones with names that were seen from an address around a moment. */
    private List<PhoneState> named(String address, Instant around) {
        return namedAt.getOrDefault(address, Set.of()).stream()
                .map(this::phone)
                .filter(phone -> phone.address.equals(address) && phone.isSeenWithin(TOGETHER, around))
                .toList();
    }

    private @Nullable PhoneState find(String key) {
        var phone = phones.get(key);
        if (phone == null) {
            if (fresh >= room) {
                return null;
            }
            fresh++;
            phone = new PhoneState(key);
            phones.put(key, phone);
        }
        return phone;
    }

    private void remember(PhoneState phone) {
        if (phone.isNamed()) {
            namedAt.computeIfAbsent(phone.address, _ -> new HashSet<>()).add(phone.key);
        }
    }

    private PhoneState phone(String key) {
        var phone = phones.get(key);
        if (phone == null) {
            throw new IllegalStateException("a phone that is spoken of is there: " + key);
        }
        return phone;
    }
}
