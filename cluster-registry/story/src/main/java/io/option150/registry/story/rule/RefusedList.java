package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.NameKind;
import io.option150.registry.story.boot.Reading;
import io.option150.registry.story.boot.Reading.Lists;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trust list that a phone would not have.
 *
 * @param phone its name
 * @param lists what it holds and refused
 * @param list the newest refused one
 */
record RefusedList(String phone, Lists lists, Asked list) {

    /** The ITL it refused, else the CTL. */
    static Optional<RefusedList> of(Reading reading) {
        return Stream.of(reading.itl(), reading.ctl())
                .flatMap(lists -> lists.refused().reversed().stream()
                        .filter(it -> it.is(NameKind.TRUST_LIST))
                        .map(list -> new RefusedList(reading.name(), lists, list)))
                .findFirst();
    }

    boolean isOfSameCluster() {
        return list.owner().equals(lists.held().cluster());
    }

    Optional<Finding> found(FindingKind kind) {
        return Rule.found(
                kind,
                lists.refused(),
                Map.of(
                        "device", phone,
                        "file", list.request().name(),
                        "cluster", list.owner(),
                        "signer", list.request().signer(),
                        "heldCluster", lists.held().cluster(),
                        "heldSigner", lists.held().signer()));
    }
}
