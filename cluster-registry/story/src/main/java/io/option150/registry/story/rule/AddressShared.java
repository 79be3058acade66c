package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unrelated phones ask from one address within minutes: there is a NAT between, and names that carry no device cannot be told
 * apart (RES-8). Both ports of an ATA and the ports of a gateway are one box (N09); a name without a MAC proves nothing.
 */
final class AddressShared implements Rule {

    @Override
    public Optional<Finding> look(Reading reading) {
        String device = reading.story().device();
        List<String> others = reading.story().around().sameAddress().stream()
                .filter(other -> BoxName.areUnrelated(device, other))
                .sorted()
                .toList();
        if (others.isEmpty() || reading.asked().isEmpty()) {
            return Optional.empty();
        }
        return Rule.found(
                FindingKind.ADDRESS_SHARED,
                reading.asked()
                        .subList(reading.asked().size() - 1, reading.asked().size()),
                Map.of(
                        "device", reading.name(),
                        "address", reading.story().address(),
                        "other", others.getFirst(),
                        "count", String.valueOf(others.size() + 1)));
    }
}
