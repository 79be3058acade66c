package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Reading;
import java.util.Optional;

/**
 * S10: the same cluster's list bears a new signer, and the phone leaves its configuration. After a good renewal it asks for
 * what the configuration names.
 */
final class SignerRenewed implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        return RefusedList.of(reading)
                .filter(RefusedList::isOfSameCluster)
                .flatMap(refused -> refused.found(FindingKind.SIGNER_RENEWED));
    }
}
