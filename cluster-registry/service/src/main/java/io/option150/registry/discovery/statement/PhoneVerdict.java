package io.option150.registry.discovery.statement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is to become of a phone's record. */
public sealed interface PhoneVerdict {

    /** It stays as it is, and nobody contradicts. */
    record Stay() implements PhoneVerdict {}

    /** It has none, and one cluster alone has the phone. */
    record Assign(String to, String origin) implements PhoneVerdict {}

    /** The phone is gone where discovery had put it, and is in one other cluster alone. */
    record Move(String from, String to, String origin) implements PhoneVerdict {}

    /** Clusters have the phone where its record does not stand: it is for an admin to decide. */
    record Propose(List<String> to) implements PhoneVerdict {
        public Propose {
            to = List.copyOf(to);
        }
    }

    /**
     * Decides: a home that was set by hand stays, and so does the lack of one that was removed by hand; a phone moves by itself only when it is gone where it was and one cluster alone
     * has it now.
     */
    static PhoneVerdict of(PhoneHeld held) {
        var live = held.statements().stream()
                .filter(statement -> !statement.gone())
                .toList();
        Set<String> clusters = new TreeSet<>();
        live.forEach(statement -> clusters.add(statement.cluster()));
        var home = held.home();
        if (home == null && held.removed()) {
            return new Stay();
        }
        if (home == null) {
            return switch (clusters.size()) {
                case 0 -> new Stay();
                case 1 -> new Assign(live.getFirst().cluster(), firstOrigin(live));
                default -> new Propose(List.copyOf(clusters));
            };
        }
        boolean isHere = clusters.remove(home);
        if (clusters.isEmpty()) {
            return new Stay();
        }
        boolean isGone = held.statements().stream()
                .anyMatch(statement -> statement.gone() && statement.cluster().equals(home));
        if (!held.isByHand() && !isHere && isGone && clusters.size() == 1) {
            return new Move(home, live.getFirst().cluster(), firstOrigin(live));
        }
        return new Propose(List.copyOf(clusters));
    }

    private static String firstOrigin(List<PhoneStatement> live) {
        return live.stream().map(PhoneStatement::origin).sorted().findFirst().orElseThrow();
    }
}
