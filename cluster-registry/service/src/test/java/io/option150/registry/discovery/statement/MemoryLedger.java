package io.option150.registry.discovery.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** In memory: takes and loses as the tables do, and decides by the same code. */
final class MemoryLedger implements Ledger {

    private record Entry(long version, boolean gone) {}

    private final Map<String, Map<String, Entry>> statements = new TreeMap<>();
    private final Map<String, String> homes = new TreeMap<>();
    private final Map<String, String> applied = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();

    @Override
    public void take(String origin, long version, Collection<String> present, Collection<String> gone) {
        var all = of(origin);
        for (var phone : present) {
            var held = all.get(phone);
            if (held == null || held.version() <= version) {
                all.put(phone, new Entry(version, false));
            }
        }
        for (var phone : gone) {
            var held = all.get(phone);
            if (held != null && !held.gone() && held.version() <= version) {
                all.put(phone, new Entry(version, true));
            }
        }
        var touched = new TreeSet<>(present);
        touched.addAll(gone);
        touched.forEach(this::decide);
    }

    @Override
    public Set<String> missing(String origin, long version) {
        var missing = new TreeSet<String>();
        of(origin).forEach((phone, entry) -> {
            if (!entry.gone() && entry.version() < version) {
                missing.add(phone);
            }
        });
        return missing;
    }

    @Override
    public void setByHand(String phone, String home) {
        homes.put(phone, home);
        removed.remove(phone);
    }

    @Override
    public void removeByHand(String phone) {
        if (homes.remove(phone) != null && statements.values().stream().anyMatch(held -> held.containsKey(phone))) {
            removed.add(phone);
        }
        applied.remove(phone);
    }

    @Override
    public boolean isRemoved(String phone) {
        return removed.contains(phone);
    }

    @Override
    public Optional<String> home(String phone) {
        return Optional.ofNullable(homes.get(phone));
    }

    @Override
    public boolean isByHand(String phone) {
        return homes.containsKey(phone) && !homes.get(phone).equals(applied.get(phone));
    }

    @Override
    public Set<String> live(String origin) {
        var live = new TreeSet<String>();
        of(origin).forEach((phone, entry) -> {
            if (!entry.gone()) {
                live.add(phone);
            }
        });
        return live;
    }

    private Map<String, Entry> of(String origin) {
        return statements.computeIfAbsent(origin, _ -> new TreeMap<>());
    }

    private void decide(String phone) {
        List<PhoneStatement> all = new ArrayList<>();
        statements.forEach((origin, held) -> {
            var entry = held.get(phone);
            if (entry != null) {
                all.add(new PhoneStatement(origin, origin, entry.gone()));
            }
        });
        switch (PhoneVerdict.of(new PhoneHeld(homes.get(phone), applied.get(phone), removed.contains(phone), all))) {
            case PhoneVerdict.Assign assign -> give(phone, assign.to());
            case PhoneVerdict.Move move -> give(phone, move.to());
            case PhoneVerdict.Stay _, PhoneVerdict.Propose _ -> {
                // Nothing is written.
            }
        }
    }

    private void give(String phone, String to) {
        homes.put(phone, to);
        applied.put(phone, to);
    }
}
