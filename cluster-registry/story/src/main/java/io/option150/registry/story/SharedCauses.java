package io.option150.registry.story;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One cause that many phones share, told once. Five phones of one home, or else of one subnet, with the same finding that
 * began within 10 minutes share it (boot stories, section 4); a signer that was renewed shows whenever a phone boots, hours
 * apart: there the signer alone counts (S10).
 */
public final class SharedCauses {

    /** Fewer are told one by one. */
    public static final int FEWEST_PHONES = 5;

    /** How near each other they must have begun. */
    public static final Duration SPAN = Duration.ofMinutes(10);

    /** Names of phones told with a shared cause; the count is of all. */
    public static final int MOST_NAMED = 20;

    private SharedCauses() {}

    /**
     * One phone's finding.
     *
     * @param phone its key
     * @param home cluster id; empty: none
     * @param address it asked from, IPv4 or IPv6, no name
     */
    public record PhoneFinding(String phone, String home, String address, Finding finding) {}

    /**
     * A cause of many phones.
     *
     * @param place cluster id, or subnet in CIDR form
     * @param since when the first began
     * @param phones how many there are
     * @param some names of the first {@link #MOST_NAMED}
     * @param example the finding of the first
     */
    public record Shared(String place, Instant since, int phones, List<String> some, Finding example) {}

    /**
     * Findings told once, and the rest.
     *
     * @param shared causes of many phones, the largest first
     * @param single all others, in the order given
     */
    public record Told(List<Shared> shared, List<PhoneFinding> single) {}

    /** Groups faults of phones; what is no fault, or a remark on one phone, is never grouped. */
    public static Told of(Collection<PhoneFinding> findings) {
        var shared = new ArrayList<Shared>();
        var grouped = new HashSet<PhoneFinding>();
        gather(findings, PhoneFinding::home, grouped, shared);
        gather(findings, found -> subnet(found.address()), grouped, shared);
        shared.sort(Comparator.comparingInt(Shared::phones).reversed().thenComparing(Shared::since));
        return new Told(
                List.copyOf(shared),
                findings.stream().filter(found -> !grouped.contains(found)).toList());
    }

    private static void gather(
            Collection<PhoneFinding> findings,
            Function<PhoneFinding, String> place,
            Set<PhoneFinding> grouped,
            List<Shared> shared) {
        Map<List<String>, List<PhoneFinding>> byCause = new LinkedHashMap<>();
        for (PhoneFinding found : findings) {
            String at = place.apply(found);
            if (!at.isEmpty() && canBeShared(found.finding().kind()) && !grouped.contains(found)) {
                byCause.computeIfAbsent(cause(found.finding(), at), _ -> new ArrayList<>())
                        .add(found);
            }
        }
        byCause.values().forEach(same -> {
            same.sort(Comparator.comparing(found -> found.finding().since()));
            for (int from = 0; from < same.size(); ) {
                int to = end(same, from);
                if (to - from >= FEWEST_PHONES) {
                    List<PhoneFinding> those = same.subList(from, to);
                    grouped.addAll(those);
                    shared.add(told(place.apply(those.getFirst()), those));
                    from = to;
                } else {
                    from++;
                }
            }
        });
    }

    private static boolean canBeShared(FindingKind kind) {
        return switch (kind.weight()) {
            case CAUSE, LESSER -> true;
            // Of those that stayed away after a power cut each one has to be visited.
            case REMARK, VERDICT -> false;
        };
    }

    private static List<String> cause(Finding finding, String place) {
        return finding.kind() == FindingKind.SIGNER_RENEWED
                ? List.of(finding.id(), place, finding.args().getOrDefault("signer", ""))
                : List.of(finding.id(), place);
    }

    private static int end(List<PhoneFinding> same, int from) {
        Finding first = same.get(from).finding();
        int to = from;
        while (to < same.size()
                && (first.kind() == FindingKind.SIGNER_RENEWED
                        || !same.get(to).finding().since().isAfter(first.since().plus(SPAN)))) {
            to++;
        }
        return to;
    }

    private static Shared told(String place, List<PhoneFinding> those) {
        return new Shared(
                place,
                those.getFirst().finding().since(),
                those.size(),
                those.stream().limit(MOST_NAMED).map(PhoneFinding::phone).toList(),
                those.getFirst().finding());
    }

    /** The /24 of an IPv4 address, the /64 of an IPv6 address: how sites number their phones; empty for what is no address. */
    static String subnet(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 8;
            for (int at = kept; at < bytes.length; at++) {
                bytes[at] = 0;
            }
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (IllegalArgumentException | java.net.UnknownHostException _) {
            return "";
        }
    }
}
