package io.option150.registry.phone.finding;

import io.option150.registry.story.FindingTexts;
import io.option150.registry.story.SharedCauses.PhoneFinding;
import io.option150.registry.story.SharedCauses.Shared;
import java.time.Instant;
import java.util.List;

/**
 * A fault, told once however many phones share its cause.
 *
 * @param id what it is, e.g. {@code home-away}
 * @param since when the first of it was seen
 * @param place what the phones share: a cluster's id, or a subnet; empty: it is one phone's
 * @param count how many phones there are
 * @param phones names of the first of them, 20 at the most
 * @param reason why they do not work, in the language that was asked for; of one of them, where they differ
 * @param nextStep what to do
 */
public record SharedView(
        String id, Instant since, String place, int count, List<String> phones, String reason, String nextStep) {

    public SharedView {
        phones = List.copyOf(phones);
    }

    static SharedView of(Shared shared, FindingTexts texts) {
        var example = shared.example();
        return new SharedView(
                example.id(),
                shared.since(),
                shared.place(),
                shared.phones(),
                shared.some(),
                texts.reason(example),
                texts.nextStep(example));
    }

    static SharedView of(PhoneFinding single, FindingTexts texts) {
        var finding = single.finding();
        return new SharedView(
                finding.id(),
                finding.since(),
                "",
                1,
                List.of(single.phone()),
                texts.reason(finding),
                texts.nextStep(finding));
    }
}
