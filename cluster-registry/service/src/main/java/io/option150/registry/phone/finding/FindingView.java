package io.option150.registry.phone.finding;

import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingTexts;
import java.time.Instant;
import java.util.List;

/**
 * Something that is found of a phone.
 *
 * @param id what it is, e.g. {@code load-missing}
 * @param since when the first of it was seen
 * @param fault false: nothing is wrong that provisioning could mend
 * @param reason why the phone does not work, in the language that was asked for
 * @param nextStep what to do
 * @param evidence the requests that show it, 20 at the most
 */
public record FindingView(
        String id, Instant since, boolean fault, String reason, String nextStep, List<PhoneRequest> evidence) {

    public FindingView {
        evidence = List.copyOf(evidence);
    }

    static FindingView of(Finding finding, FindingTexts texts) {
        return new FindingView(
                finding.id(),
                finding.since(),
                finding.kind().isFault(),
                texts.reason(finding),
                texts.nextStep(finding),
                finding.evidence());
    }
}
