package io.option150.registry.phone;

import io.option150.registry.phone.finding.FindingView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one phone.
 *
 * @param device its name; of a phone of which no name is known, its address
 * @param address it asked from last; empty: it was never seen
 * @param home its home cluster, of several that have its configuration the first in order; null: none is known
 * @param homeKind {@code registered}, {@code learned}, {@code conflict} or {@code none}
 * @param state {@code ok}, {@code failing}, {@code silent} or {@code never-seen}
 * @param firstSeen null: never
 * @param lastSeen null: never
 * @param booted when it began to boot last; null: that was not seen
 * @param edges the copies of the edge that it asked
 * @param load it was told to run last; empty: not known
 * @param asked how many requests it made
 * @param findings what is found of it now
 * @param requests one page of what it asked, the newest first
 * @param requestsTotal how many are kept
 */
public record PhonePage(
        String device,
        String address,
        @Nullable String home,
        String homeKind,
        String state,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Instant booted,
        List<String> edges,
        String load,
        long asked,
        List<FindingView> findings,
        List<RequestView> requests,
        long requestsTotal) {

    public PhonePage {
        edges = List.copyOf(edges);
        findings = List.copyOf(findings);
        requests = List.copyOf(requests);
    }

    static PhonePage of(PhoneView phone, List<FindingView> findings, List<RequestView> requests, long requestsTotal) {
        return new PhonePage(
                phone.device(),
                phone.address(),
                phone.home(),
                phone.homeKind(),
                phone.state(),
                phone.firstSeen(),
                phone.lastSeen(),
                phone.booted(),
                phone.edges(),
                phone.load(),
                phone.asked(),
                findings,
                requests,
                requestsTotal);
    }
}
