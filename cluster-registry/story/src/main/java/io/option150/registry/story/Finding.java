package io.option150.registry.story;

import io.option150.registry.contract.PhoneRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that is found of a phone. Kind, variant, since and arguments can be stored: texts are made of them alone.
 *
 * @param kind what it is
 * @param variant which of its texts fits; empty: the plain one
 * @param since when the first of its evidence was seen
 * @param evidence the requests that show it, by time; of many the first and the last ones
 * @param args what its texts name: file, field, cluster, address …
 */
public record Finding(
        FindingKind kind, String variant, Instant since, List<PhoneRequest> evidence, Map<String, String> args) {

    /** Requests shown as evidence. */
    public static final int MOST_EVIDENCE = 20;

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(since, "since");
        evidence = bounded(evidence);
        args = Map.copyOf(args);
    }

    /** The API's name of its kind. */
    public String id() {
        return kind.id();
    }

    private static List<PhoneRequest> bounded(List<PhoneRequest> evidence) {
        if (evidence.size() <= MOST_EVIDENCE) {
            return List.copyOf(evidence);
        }
        var some = new ArrayList<PhoneRequest>(MOST_EVIDENCE);
        some.add(evidence.getFirst());
        some.addAll(evidence.subList(evidence.size() - MOST_EVIDENCE + 1, evidence.size()));
        return List.copyOf(some);
    }
}
