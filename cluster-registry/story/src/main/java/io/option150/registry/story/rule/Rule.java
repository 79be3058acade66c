package io.option150.registry.story.rule;

import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One rule: whether a story shows its fault now. Knows nothing of other rules, but where its Javadoc says so. */
interface Rule {

    Optional<Finding> look(Reading reading);

    /** A finding that began with its first evidence. */
    static Optional<Finding> found(FindingKind kind, List<Asked> evidence, Map<String, String> args) {
        return found(kind, "", evidence, args);
    }

    /** A finding of a variant that began with its first evidence. */
    static Optional<Finding> found(FindingKind kind, String variant, List<Asked> evidence, Map<String, String> args) {
        List<PhoneRequest> requests = evidence.stream()
                .map(Asked::request)
                .sorted(Comparator.comparing(PhoneRequest::time))
                .toList();
        return Optional.of(new Finding(kind, variant, requests.getFirst().time(), requests, args));
    }
}
