package io.option150.registry.push;

import io.option150.registry.callmanager.Wish;
import java.util.List;
import java.util.Locale;

/**
 * A target as it is told; its password never is.
 *
 * @param passwordGiven whether it has a password
 * @param wishes what it can be asked for
 */
record PushTargetView(
        String clusterId,
        PushKind kind,
        String address,
        String username,
        boolean passwordGiven,
        String certificateSha256,
        String profile,
        String endpoint,
        int perSecond,
        boolean enabled,
        boolean automatic,
        List<String> wishes,
        long sequence) {

    static PushTargetView of(PushTarget target) {
        return new PushTargetView(
                target.clusterId(),
                target.kind(),
                target.address(),
                target.username(),
                !target.password().isEmpty(),
                target.certificateSha256(),
                target.profile(),
                target.endpoint(),
                target.perSecond(),
                target.enabled(),
                target.automatic(),
                target.kind().wishes().stream()
                        .sorted()
                        .map(Wish::name)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                target.sequence());
    }
}
