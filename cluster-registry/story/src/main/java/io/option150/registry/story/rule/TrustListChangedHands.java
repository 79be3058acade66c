package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Reading;
import java.util.Optional;

/** S09: another cluster's list, whose signer the phone does not believe; it leaves what that cluster serves. */
final class TrustListChangedHands implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        return RefusedList.of(reading)
                .filter(refused -> !refused.isOfSameCluster())
                .flatMap(refused -> refused.found(FindingKind.TRUST_LIST_CHANGED_HANDS));
    }
}
